/** A body of a call: JSON folded and searchable, anything else as text, and secrets masked until asked for. */
import { Trans } from '@lingui/react/macro'
import { CodeBlock } from '~/ui/CodeBlock'
import { bodyText, type Body } from './call-body'
import { RawView } from './RawView'

/** No page needs to lay out more of a text than this, in characters. */
const mostText = 8000

/** The body in a card of its own. */
export function CallBody({ title, body }: { title: string; body: Body | null }) {
  if (!body) return null
  if ('text' in body) return <BodyView label={title} body={body} />
  return (
    <section aria-label={title} className="card min-w-0 p-5">
      <h2 className="mb-3 text-lg font-semibold">{title}</h2>
      <BodyView label={title} body={body} />
    </section>
  )
}

/** The body alone. */
export function BodyView({ label, body }: { label: string; body: Body }) {
  if ('text' in body)
    return <CodeBlock label={label}>{bodyText(body, false).slice(0, mostText)}</CodeBlock>
  return (
    <>
      {body.cut && (
        <p className="mb-3 text-muted">
          <Trans>Only the beginning is in the record; what is broken off is left out.</Trans>
        </p>
      )}
      <RawView record={body.json} unknown={[]} />
    </>
  )
}
