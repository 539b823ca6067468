/** The profile in use, in the banner: what it is called, and the way to the others. */
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { paths } from '~/paths'
import { nameOf } from '~/session/profile-offers'
import { ProfileName } from '~/session/ProfileName'
import { leaveAsked, profiles, switchProfile } from '~/session/profiles'
import { Menu } from '~/ui/Menu'
import { visibleText } from '~/ui/text/visible-text'
import { useStore } from '~/use-store'
import { AddToken } from './AddToken'
import { LeaveQuestion } from './LeaveQuestion'
import { ProfilesDialog } from './ProfilesDialog'

export function ProfileMenu() {
  const { t } = useLingui()
  const all = useStore(profiles)
  const leave = useLeave()
  const asked = useStore(leaveAsked)
  const [open, setOpen] = useState<'add' | 'manage' | null>(null)
  const current = all.find((profile) => profile.current)
  if (!current) return null
  const close = () => setOpen(null)
  return (
    <>
      <Menu
        // The label is all that is heard of the button.
        label={
          current.readOnly
            ? t`Profile: ${visibleText(nameOf(current))}, read-only`
            : t`Profile: ${visibleText(nameOf(current))}`
        }
        button={<ProfileName profile={current} />}
        items={[
          ...all
            .filter((profile) => !profile.current)
            .map((profile) => ({
              label: t`Switch to ${visibleText(nameOf(profile))}`,
              onSelect: () => switchProfile(profile.key, leave),
            })),
          { label: t`Add another token`, onSelect: () => setOpen('add') },
          { label: t`Profiles…`, onSelect: () => setOpen('manage') },
        ]}
      />
      {open === 'add' && <AddToken onClose={close} />}
      {open === 'manage' && (
        <ProfilesDialog
          onClose={close}
          onAdd={() => setOpen('add')}
          onSwitch={(key) => switchProfile(key, leave)}
        />
      )}
      {asked && <LeaveQuestion {...asked} />}
    </>
  )
}

/** An address may name what belongs to the old account: the new one begins at the list that it is in. */
function useLeave(): () => void {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  return () => {
    const list = `/${pathname.split('/')[1] ?? ''}`
    navigate(pathname === paths.newDatabase() ? pathname : list)
  }
}
