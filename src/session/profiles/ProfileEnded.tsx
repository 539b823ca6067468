/** Said where a profile was chosen whose session has reached its end meanwhile. */
import { Trans, useLingui } from '@lingui/react/macro'
import { X } from 'lucide'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'
import { visibleText } from '~/ui/visible-text'
import { notify } from '~/session/notifications'
import type { Session } from '~/session/session'

/** Tells it in the session that goes on. */
export function tellEnded(session: Session, name: string): void {
  notify(session, {
    id: 'profile-ended',
    Show: ({ onClose }) => <ProfileEnded name={name} onClose={onClose} />,
  })
}

function ProfileEnded({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useLingui()
  // An element: a sentence looks for tags in plain values.
  const profile = <strong translate="no">{visibleText(name)}</strong>
  return (
    <Notice
      tone="warn"
      role="status"
      actions={
        <Button look="quiet" small aria-label={t`Close`} onClick={onClose}>
          <Icon of={X} className="size-4" />
        </Button>
      }
    >
      <Trans>
        The session of the profile {profile} has reached its end. Add its token again to go on.
      </Trans>
    </Notice>
  )
}
