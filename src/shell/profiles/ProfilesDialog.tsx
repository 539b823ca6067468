/** All profiles: what each may do and has left, where it is stored, name, colour and read-only. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide'
import { changeProfile, profiles } from '~/session/profiles'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import { Icon } from '~/ui/Icon'
import { useStore } from '~/use-store'
import { ProfileCard } from './ProfileCard'

interface ProfilesDialogProps {
  onClose: () => void
  onAdd: () => void
  onSwitch: (key: string) => void
}

export function ProfilesDialog({ onClose, onAdd, onSwitch }: ProfilesDialogProps) {
  const { t } = useLingui()
  const all = useStore(profiles)
  return (
    <Dialog title={t`Profiles`} onClose={onClose}>
      <ul className="space-y-3">
        {all.map((profile) => (
          <li key={profile.key}>
            <ProfileCard
              profile={profile}
              onSwitch={() => onSwitch(profile.key)}
              onChange={(choice) => {
                const { name, colour, readOnly } = profile
                changeProfile(profile.key, { name, colour, readOnly, ...choice })
              }}
            />
          </li>
        ))}
      </ul>
      <div className="mt-4">
        <Button onClick={onAdd}>
          <Icon of={Plus} className="size-4" />
          <Trans>Add another token</Trans>
        </Button>
      </div>
    </Dialog>
  )
}
