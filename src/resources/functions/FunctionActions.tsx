/** The menu of a function's row: its address, ways to call it, and its ID, to copy. */
import { useLingui } from '@lingui/react/macro'
import type { ServerlessFunction } from '~/api/readers/functions'
import { maskText } from '~/api/readers/mask'
import { RowMenu } from '~/patterns/table/RowMenu'
import { callsOf } from './calls'

export function FunctionActions({ item }: { item: ServerlessFunction }) {
  const { t } = useLingui()
  const { title, id, url, urlText } = item
  const address = url ?? urlText
  const secret = address !== null && maskText(address) !== address
  return (
    <RowMenu
      name={title}
      copies={[
        {
          label: t`Copy URL`,
          text: address,
          reason: t`The portal returned no URL for this function.`,
          secret,
        },
        ...(url === null ? [] : callsOf(url)).map((call) => ({
          label: t`Copy ${call.for}`,
          text: call.text,
          secret,
        })),
        { label: t`Copy ID`, text: id },
      ]}
    />
  )
}
