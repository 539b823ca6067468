/** A body of a call: JSON with folding and search, anything else as text, secrets masked until they are revealed. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Section } from '~/ui/Section'
import { CodeBlock } from '~/ui/text/CodeBlock'
import { Copy } from '~/ui/text/Copy'
import { RevealButton, revealed, useReveal } from '~/ui/text/Reveal'
import { bodyText, type Body } from './call-body'
import { RawView } from './RawView'

/** Longer texts are cut, because their layout would make the page slow. */
const mostText = 8000

/** The body in a card of its own. */
export function CallBody({ title, body }: { title: string; body: Body | null }) {
  if (!body) return null
  if ('text' in body) return <BodyView label={title} body={body} />
  return (
    <Section title={title}>
      <BodyView label={title} body={body} />
    </Section>
  )
}

/** The body without a card. */
export function BodyView({ label, body }: { label: string; body: Body }) {
  const { t } = useLingui()
  if ('text' in body) return <TextBody label={label} body={body} />
  return (
    <>
      {body.cut && <p className="mb-3 text-muted">{t`Only the first part was recorded.`}</p>}
      <RawView record={body.json} unknown={[]} />
    </>
  )
}

function TextBody({ label, body }: { label: string; body: Body }) {
  const { t } = useLingui()
  const reveal = useReveal(revealed)
  const text = bodyText(body, reveal.shown)
  const hasSecrets = bodyText(body, false) !== bodyText(body, true)
  return (
    <CodeBlock
      label={label}
      action={
        <span className="flex items-center">
          {hasSecrets && <RevealButton reveal={reveal} label={t`Show secrets`} />}
          <Copy
            code
            secret={reveal.shown}
            text={text}
            label={hasSecrets && !reveal.shown ? t`Copy without secrets` : t`Copy`}
          />
        </span>
      }
      note={text.length > mostText && <Trans>Only the beginning is shown.</Trans>}
    >
      {text.slice(0, mostText)}
    </CodeBlock>
  )
}
