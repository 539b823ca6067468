/** Said where a profile was chosen whose session has reached its end meanwhile. */
import { Trans } from '@lingui/react/macro'
import { CloseButton } from '~/ui/CloseButton'
import { Notice } from '~/ui/Notice'
import { visibleText } from '~/ui/text/visible-text'
import { notify } from '../notifications'
import type { Session } from '../session'

/** Tells it in the session that goes on. */
export function tellEnded(session: Session, name: string): void {
  // An element: a sentence looks for tags in plain values.
  const profile = <strong translate="no">{visibleText(name)}</strong>
  notify(session, {
    id: 'profile-ended',
    Show: ({ onClose }) => (
      <Notice tone="warn" role="status" actions={<CloseButton onClick={onClose} />}>
        <Trans>
          The session of the profile {profile} has expired. Add its token again to continue.
        </Trans>
      </Notice>
    ),
  })
}
