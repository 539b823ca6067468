/** One function: all its fields, how to call it, and its raw record. */
import { useLingui } from '@lingui/react/macro'
import type { ComponentProps } from 'react'
import { furtherFunctionFields, type ServerlessFunction } from '~/api/readers/functions'
import { maskText } from '~/api/readers/mask'
import { KnownField, SecretField } from '~/patterns/record/RecordFields'
import { NoValue } from '~/patterns/record/Status'
import { FurtherItemFields, ItemPanel } from '~/products/ItemPanel'
import { Section } from '~/ui/Section'
import { CodeBlock } from '~/ui/text/CodeBlock'
import { Copy } from '~/ui/text/Copy'
import { DataText } from '~/ui/text/DataText'
import { OuterLink } from '~/ui/text/OuterLink'
import { Time } from '~/ui/time/Time'
import { callsOf } from './calls'
import { RuntimeName } from './RuntimeName'

interface FunctionPanelProps {
  item: ServerlessFunction
  selected: ComponentProps<typeof ItemPanel>['selected']
}

export function FunctionPanel({ item, selected }: FunctionPanelProps) {
  const { t } = useLingui()
  const { runtime, url, urlText, updatedAt, updatedAtText } = item
  const address = url ?? urlText
  const hasSecret = address !== null && maskText(address) !== address
  return (
    <ItemPanel
      item={item}
      selected={selected}
      fields={
        <>
          <KnownField label={t`Runtime`} what={t`Copy runtime`} text={runtime}>
            {runtime && <RuntimeName runtime={runtime} />}
          </KnownField>
          {hasSecret ? (
            <SecretField
              label={t`URL`}
              show={t`Show URL`}
              copy={t`Copy URL`}
              text={address}
              masked={maskText(address)}
            />
          ) : (
            <KnownField label={t`URL`} what={t`Copy URL`} text={address}>
              <FunctionAddress item={item} />
            </KnownField>
          )}
          <KnownField
            label={t`Last modified`}
            what={t`Copy last modified time`}
            text={updatedAt ?? updatedAtText}
          >
            {updatedAtText && <Time iso={updatedAt} text={updatedAtText} />}
          </KnownField>
        </>
      }
    >
      <FurtherItemFields fields={furtherFunctionFields(item)} />
      <CallIt url={url} />
    </ItemPanel>
  )
}

/** A link only for web addresses without a secret; otherwise plain text. */
export function FunctionAddress({ item: { url, urlText } }: { item: ServerlessFunction }) {
  const text = url ?? urlText
  if (text === null) return <NoValue />
  const masked = maskText(text)
  if (url === null || masked !== text) return <DataText>{masked}</DataText>
  return (
    <OuterLink clip url={url}>
      {url}
    </OuterLink>
  )
}

function CallIt({ url }: { url: string | null }) {
  const { t } = useLingui()
  // The copied text is complete; the displayed one has its secrets masked.
  const shown = url === null ? [] : callsOf(maskText(url)).map(({ text }) => text)
  return (
    <Section title={t`Call this function`} heading="h3" className="space-y-3">
      {url === null ? (
        <p className="text-muted">{t`The portal returned no URL for this function.`}</p>
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
    </Section>
  )
}
