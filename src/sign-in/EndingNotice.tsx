/** Why the last session ended, on the screen that follows it. */
import { Trans } from '@lingui/react/macro'
import { formatClock } from '~/i18n/format'
import { preferences } from '~/preferences'
import type { Ending } from '~/session/current-session'
import { Notice } from '~/ui/Notice'

export function EndingNotice({ ending }: { ending: Ending }) {
  const { kind } = ending
  const tone = kind === 'revoked' ? 'bad' : kind === 'other-portal' ? 'warn' : 'info'
  return (
    <Notice tone={tone} role={kind === 'revoked' ? 'alert' : 'status'}>
      <Why {...ending} />
    </Notice>
  )
}

function Why(ending: Ending) {
  const minutes = preferences.get().idleMinutes
  switch (ending.kind) {
    case 'signed-out':
      return (
        <Trans>
          Signed out in every tab. Nothing that could serve as the token is left in this browser.
        </Trans>
      )
    case 'revoked':
      return (
        <>
          <Trans>
            The portal no longer accepts this token (since {formatClock(ending.at)}). Paste a token
            to go on.
          </Trans>
          {ending.remembered && (
            <p>
              <Trans>
                It is still remembered on this device, and tried once more when this page is next
                opened.
              </Trans>
            </p>
          )}
        </>
      )
    case 'idle':
      return <Trans>Signed out after {minutes} minutes without input.</Trans>
    case 'too-old':
      return (
        <Trans>The session reached its end after 12 hours. Paste the token again to go on.</Trans>
      )
    case 'remembered-too-long':
      return <Trans>The remembered token reached its end date.</Trans>
    case 'demo-over':
      return <Trans>You have left the demo. Nothing of it is kept.</Trans>
    case 'removed':
      return <Trans>The token was removed from this browser.</Trans>
    case 'clock-set-back':
      return (
        <Trans>
          The clock of this device was set back, so nobody can tell how old the session is. Paste
          the token again to go on.
        </Trans>
      )
    case 'other-portal':
      return (
        <Trans>
          This token was saved for <strong translate="no">{ending.host}</strong>. It has not been
          sent anywhere else.
        </Trans>
      )
  }
}
