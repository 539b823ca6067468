/** One function: all its fields, how to call it, and what the portal sent of it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { furtherFunctionFields, type ServerlessFunction } from '~/api/readers/functions'
import { maskText } from '~/api/readers/mask'
import { RowPanel } from '~/patterns/table/ListWithPanel'
import { FieldList } from '~/patterns/record/FieldList'
import { RawDetails } from '~/patterns/raw/RawDetails'
import { FurtherFields, KnownField, SecretField } from '~/patterns/record/RecordFields'
import { Status } from '~/patterns/record/Status'
import type { Selected } from '~/patterns/table/use-selected'
import { CodeBlock } from '~/ui/CodeBlock'
import { Copy } from '~/ui/Copy'
import { Time } from '~/ui/Time'
import { Address } from './Address'
import { callsOf } from './calls'
import { RuntimeName } from './RuntimeName'

interface FunctionPanelProps {
  item: ServerlessFunction
  selected: Selected<ServerlessFunction>
}

export function FunctionPanel({ item, selected }: FunctionPanelProps) {
  const { t } = useLingui()
  const { id, name, runtime, status, url, urlText, updatedAt, updatedAtText } = item
  const address = url ?? urlText
  const hasSecret = address !== null && maskText(address) !== address
  return (
    <RowPanel
      title={item.title ?? t`(no name)`}
      lead={<Status status={status} />}
      selected={selected}
    >
      <FieldList heading="h3" title={t`Details`}>
        <KnownField label={t`Name`} what={t`Copy name`} text={name} />
        <KnownField label={t`ID`} what={t`Copy ID`} text={id} />
        <KnownField label={t`Runtime`} what={t`Copy runtime`} text={runtime}>
          {runtime && <RuntimeName runtime={runtime} />}
        </KnownField>
        {hasSecret ? (
          <SecretField
            label={t`Address`}
            show={t`Show address`}
            copy={t`Copy URL`}
            text={address}
            masked={maskText(address)}
          />
        ) : (
          <KnownField label={t`Address`} what={t`Copy URL`} text={address}>
            <Address item={item} />
          </KnownField>
        )}
        <KnownField
          label={t`Last change`}
          what={t`Copy time of last change`}
          text={updatedAt ?? updatedAtText}
        >
          {updatedAtText && <Time iso={updatedAt} text={updatedAtText} />}
        </KnownField>
      </FieldList>
      <FurtherFields
        heading="h3"
        fields={furtherFunctionFields(item)}
        elsewhere={<Trans>see “Raw”</Trans>}
      />
      <CallIt url={url} />
      <RawDetails record={item.raw} unknown={item.unknown} />
    </RowPanel>
  )
}

function CallIt({ url }: { url: string | null }) {
  const { t } = useLingui()
  // What is copied is whole; what is seen hides the secrets of the address.
  const shown = url === null ? [] : callsOf(maskText(url)).map(({ text }) => text)
  return (
    <section aria-label={t`Call it`} className="card space-y-3 p-5">
      <h3 className="text-lg font-semibold">
        <Trans>Call it</Trans>
      </h3>
      {url === null ? (
        <p className="text-muted">
          <Trans>The portal sent no web address for this function.</Trans>
        </p>
      ) : (
        callsOf(url).map((call, index) => (
          <CodeBlock
            key={call.for}
            label={call.for}
            action={
              <Copy
                code
                secret={call.text !== shown[index]}
                text={call.text}
                label={t`Copy ${call.for}`}
              />
            }
          >
            {shown[index] ?? ''}
          </CodeBlock>
        ))
      )}
    </section>
  )
}
