/** Shown when the session of a chosen profile has ended meanwhile. */
import { Trans } from '@lingui/react/macro'
import { CloseButton } from '~/ui/CloseButton'
import { Notice } from '~/ui/Notice'
import { visibleText } from '~/ui/text/visible-text'
import { notify } from '../notifications'
import type { Session } from '../session'

/** Shows it in the session that continues. */
export function tellEnded(session: Session, name: string): void {
  // An element, because Lingui would interpret tags in a plain value.
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
