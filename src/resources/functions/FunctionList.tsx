/** All serverless functions of the token. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ServerlessFunction } from '~/api/readers/functions'
import { rowFinder } from '~/fold'
import { NoValue } from '~/patterns/record/Status'
import { ReadOnlyList } from '~/products/ReadOnlyList'
import { functions } from '~/products/registry'
import { Time } from '~/ui/time/Time'
import { FunctionActions } from './FunctionActions'
import { FunctionAddress, FunctionPanel } from './FunctionPanel'
import { readRuntime } from './runtime'
import { RuntimeName } from './RuntimeName'

const finds = rowFinder<ServerlessFunction>(({ name, id, runtime, status, url, urlText }) => [
  name,
  id,
  runtime,
  runtime && readRuntime(runtime).name,
  status,
  url ?? urlText,
])

export function FunctionList() {
  const { t } = useLingui()
  return (
    <ReadOnlyList
      operation="listFunctions"
      product={functions}
      finds={finds}
      fields={[
        {
          id: 'runtime',
          header: t`Runtime`,
          beside: true,
          value: ({ runtime }) => runtime,
          cell: ({ runtime }) => (runtime ? <RuntimeName runtime={runtime} /> : <NoValue />),
          sortBy: ({ runtime }) => runtime && readRuntime(runtime).name,
        },
        'status',
        {
          id: 'url',
          phone: 'hidden',
          header: t`URL`,
          value: ({ url, urlText }) => url ?? urlText,
          cell: (item) => <FunctionAddress item={item} />,
        },
        {
          id: 'updated',
          exportedAs: 'updatedAt',
          header: t`Last modified`,
          value: ({ updatedAt, updatedAtText }) => updatedAt ?? updatedAtText,
          cell: ({ updatedAt, updatedAtText }) =>
            updatedAtText ? <Time short iso={updatedAt} text={updatedAtText} /> : <NoValue />,
          sortBy: ({ updatedAt }) => updatedAt && Date.parse(updatedAt),
        },
      ]}
      actions={(item) => <FunctionActions item={item} />}
      counted={(total) => <Plural value={total} one="# function" other="# functions" />}
      whenEmpty={<Trans>Functions deployed in this account appear here.</Trans>}
      note={t`Functions are read-only here: the API can't deploy, change or delete them.`}
      panel={(item, selected) => <FunctionPanel key={item.key} item={item} selected={selected} />}
    />
  )
}
