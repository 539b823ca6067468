/** Said where a profile was chosen whose session has reached its end meanwhile. */
import type { QueryClient } from '@tanstack/react-query'
import { Trans, useLingui } from '@lingui/react/macro'
import { X } from 'lucide'
import { notify } from '~/patterns/screen/notifications'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'
import { visibleText } from '~/ui/visible-text'

/** Tells it in the session of `client`, which goes on. */
export function tellEnded(client: QueryClient, name: string): void {
  notify({
    id: 'profile-ended',
    client,
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
