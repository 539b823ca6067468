/** A resource's status: its word as the portal sent it, cut at 40 characters, with the dot of its meaning. */
import { StatusPill } from '~/ui/StatusPill'
import { visibleText } from '~/ui/text/visible-text'
import { statusTone } from './status'

const longest = 40

export function Status({ status }: { status: string | null }) {
  if (status === null) return <NoValue />
  const word = visibleText(status)
  return (
    <StatusPill tone={statusTone(status)}>
      {word.length > longest ? `${word.slice(0, longest)}…` : word}
    </StatusPill>
  )
}

/** A field that the portal did not send. */
export function NoValue() {
  return <span className="text-muted">—</span>
}
