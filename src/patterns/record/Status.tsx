/** A resource's status and other words of the portal, in the language of the page where they are known. */
import { useLingui } from '@lingui/react/macro'
import { StatusPill, type StatusTone } from '~/ui/StatusPill'
import { DataText } from '~/ui/text/DataText'
import { visibleText } from '~/ui/text/visible-text'
import { statusTone, statusWord } from './status'

const longest = 40

interface StatusProps {
  status: string | null
  /** The colour, where the word alone does not decide it. */
  tone?: StatusTone
}

/** An unknown status is shown as the portal sent it, cut at 40 characters. */
export function Status({ status, tone }: StatusProps) {
  const { i18n } = useLingui()
  if (status === null) return <NoValue />
  const sent = visibleText(status)
  const word = statusWord(i18n, status)
  return (
    <StatusPill tone={tone ?? statusTone(status)} {...(word !== null && { title: sent })}>
      {word ?? (sent.length > longest ? `${sent.slice(0, longest)}…` : sent)}
    </StatusPill>
  )
}

/** Other words of the portal, such as the kind of a backup. */
export function PortalWord({ children }: { children: string }) {
  const { i18n } = useLingui()
  const word = statusWord(i18n, children)
  return word === null ? (
    <DataText>{children}</DataText>
  ) : (
    <span title={visibleText(children)}>{word}</span>
  )
}

/** A field that the portal did not send. */
export function NoValue() {
  return <span className="no-value text-muted">—</span>
}
