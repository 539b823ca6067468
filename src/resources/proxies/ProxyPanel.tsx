/** One proxy: all its fields, how to use it, and its raw record. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { ComponentProps } from 'react'
import { hiddenText } from '~/api/readers/mask'
import { furtherProxyFields, type SocksProxy } from '~/api/readers/proxies'
import { Field } from '~/patterns/record/FieldList'
import { KnownField, SecretField } from '~/patterns/record/RecordFields'
import { FurtherItemFields, ItemPanel } from '~/products/ItemPanel'
import { Section } from '~/ui/Section'
import { CodeBlock } from '~/ui/text/CodeBlock'
import { Copy } from '~/ui/text/Copy'
import { Expiry } from './Expiry'
import { FormatSelect, useFormat, useFormatNote } from './format-choice'
import { writeProxies } from './formats'

interface ProxyPanelProps {
  item: SocksProxy
  selected: ComponentProps<typeof ItemPanel>['selected']
}

export function ProxyPanel({ item, selected }: ProxyPanelProps) {
  const { t } = useLingui()
  const { host, port, username, password, location } = item
  return (
    <ItemPanel
      item={item}
      selected={selected}
      fields={
        <>
          <KnownField label={t`Host`} what={t`Copy host`} text={host} />
          <KnownField
            label={t`Port`}
            what={t`Copy port`}
            text={port === null ? null : String(port)}
          />
          <KnownField label={t`Username`} what={t`Copy username`} text={username} />
          {password === null ? (
            <KnownField label={t`Password`} what={t`Copy password`} text={null} />
          ) : (
            <SecretField
              label={t`Password`}
              show={t`Show password`}
              copy={t`Copy password`}
              text={password}
            />
          )}
          <KnownField label={t`Location`} what={t`Copy location`} text={location} />
          <Field label={t`Expires`}>
            <Expiry iso={item.expiresAt} text={item.expiresAtText} />
          </Field>
        </>
      }
    >
      <UseIt proxy={item} />
      <FurtherItemFields fields={furtherProxyFields(item)} secrets={item.secrets} />
    </ItemPanel>
  )
}

function UseIt({ proxy }: { proxy: SocksProxy }) {
  const { t } = useLingui()
  const format = useFormat()
  const note = useFormatNote()
  const { text, left } = writeProxies(format, [proxy])
  const hidden = proxy.password === null ? proxy : { ...proxy, password: hiddenText }
  return (
    <Section title={t`How to use`} heading="h3" className="space-y-3">
      <FormatSelect />
      {left.length > 0 ? (
        <p className="text-muted">
          <Trans>This proxy doesn't fit this format.</Trans> {note}
        </p>
      ) : (
        <CodeBlock
          label={t`Ready to paste`}
          note={note}
          action={<Copy code secret text={text} label={t`Copy`}>{t`Copy`}</Copy>}
        >
          {writeProxies(format, [hidden]).text.replaceAll(
            encodeURIComponent(hiddenText),
            hiddenText,
          )}
        </CodeBlock>
      )}
    </Section>
  )
}
