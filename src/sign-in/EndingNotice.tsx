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
          Signed out in all tabs. This site has left nothing in this browser that could serve as the
          token.
        </Trans>
      )
    case 'revoked':
      return (
        <>
          <Trans>
            The portal rejected this token at {formatClock(ending.at)}. Paste a token to continue.
          </Trans>
          {ending.remembered && (
            <p>
              <Trans>
                It is still remembered on this device. Open this page again within {minutes} minutes
                of your last input to try it once more.
              </Trans>
            </p>
          )}
        </>
      )
    case 'idle':
      return <Trans>Signed out after {minutes} minutes of inactivity.</Trans>
    case 'too-old':
      return <Trans>The session ended after 12 hours. Paste the token again to continue.</Trans>
    case 'remembered-too-long':
      return <Trans>The token was remembered for 7 days and is now forgotten.</Trans>
    case 'demo-over':
      return <Trans>You left the demo. None of its data was kept.</Trans>
    case 'removed':
      return <Trans>The token was removed from this browser.</Trans>
    case 'clock-set-back':
      return (
        <Trans>
          This device's clock was set back, so the session's age is unknown. Paste the token again
          to continue.
        </Trans>
      )
    case 'other-portal':
      return (
        <Trans>
          This token was saved for <strong translate="no">{ending.host}</strong>. It was not sent
          anywhere else.
        </Trans>
      )
  }
}
