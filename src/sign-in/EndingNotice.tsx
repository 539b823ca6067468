/** Why the last session ended, on the screen that follows it. */
import { Trans } from '@lingui/react/macro'
import { formatClock } from '~/i18n/format'
import { preferences } from '~/preferences'
import { Notice } from '~/ui/Notice'
import type { Ending } from '~/session/current-session'

export function EndingNotice({ ending }: { ending: Ending }) {
  const minutes = preferences.get().idleMinutes
  switch (ending.kind) {
    case 'signed-out':
      return (
        <Notice tone="info" role="status">
          <Trans>
            Signed out in every tab. Nothing that could serve as the token is left in this browser.
          </Trans>
        </Notice>
      )
    case 'revoked':
      return (
        <Notice tone="bad" role="alert">
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
        </Notice>
      )
    case 'idle':
      return (
        <Notice tone="info" role="status">
          <Trans>Signed out after {minutes} minutes without input.</Trans>
        </Notice>
      )
    case 'too-old':
      return (
        <Notice tone="info" role="status">
          <Trans>The session reached its end after 12 hours. Paste the token again to go on.</Trans>
        </Notice>
      )
    case 'remembered-too-long':
      return (
        <Notice tone="info" role="status">
          <Trans>The remembered token reached its end date.</Trans>
        </Notice>
      )
    case 'demo-over':
      return (
        <Notice tone="info" role="status">
          <Trans>You have left the demo. Nothing of it is kept.</Trans>
        </Notice>
      )
    case 'removed':
      return (
        <Notice tone="info" role="status">
          <Trans>The token was removed from this browser.</Trans>
        </Notice>
      )
    case 'clock-set-back':
      return (
        <Notice tone="info" role="status">
          <Trans>
            The clock of this device was set back, so nobody can tell how old the session is. Paste
            the token again to go on.
          </Trans>
        </Notice>
      )
    case 'other-portal':
      return (
        <Notice tone="warn" role="status">
          <Trans>
            This token was saved for <strong translate="no">{ending.host}</strong>. It has not been
            sent anywhere else.
          </Trans>
        </Notice>
      )
  }
}
