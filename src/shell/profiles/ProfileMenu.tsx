/** The account in the banner: the name of the profile in use, and a menu with the other profiles, preferences and signing out. */
import { useLingui } from '@lingui/react/macro'
import { ChevronDown, CircleUserRound } from 'lucide'
import { useId, useState } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { paths } from '~/paths'
import { SignOutQuestion } from '~/resources/databases/SignOutQuestion'
import { signOut } from '~/session/current-session'
import { nameOf } from '~/session/profile-offers'
import { ProfileName } from '~/session/ProfileName'
import { leaveAsked, profiles, switchProfile } from '~/session/profiles'
import { useSession } from '~/session/use-session'
import { Icon } from '~/ui/Icon'
import { Menu } from '~/ui/Menu'
import { visibleText } from '~/ui/text/visible-text'
import { useStore } from '~/use-store'
import { PreferencesDialog } from '../PreferencesDialog'
import { ShortcutSheet } from '../shortcuts/ShortcutSheet'
import { AddToken } from './AddToken'
import { LeaveQuestion } from './LeaveQuestion'
import { ProfilesDialog } from './ProfilesDialog'

type Opened = 'add' | 'manage' | 'preferences' | 'shortcuts' | 'sign-out'

export function ProfileMenu() {
  const { t } = useLingui()
  const id = useId()
  const { connection } = useSession()
  const all = useStore(profiles)
  const leave = useLeave()
  const asked = useStore(leaveAsked)
  const [open, setOpen] = useState<Opened | null>(null)
  const current = all.find((profile) => profile.current)
  const close = () => setOpen(null)
  return (
    <>
      <Menu
        label={t`Account`}
        describedBy={id}
        className="frame-account-button"
        button={
          <>
            <span id={id} className="min-w-0 flex-1 text-start max-md:sr-only">
              {current && <ProfileName profile={current} />}
            </span>
            <Icon of={ChevronDown} className="size-4 max-md:hidden" />
            <Icon of={CircleUserRound} className="size-5 md:hidden" />
          </>
        }
        items={[
          ...all
            .filter((profile) => !profile.current)
            .map((profile) => ({
              label: t`Switch to ${visibleText(nameOf(profile))}`,
              onSelect: () => switchProfile(profile.key, leave),
            })),
          { label: t`Add another token`, onSelect: () => setOpen('add') },
          { label: t`Profiles…`, onSelect: () => setOpen('manage') },
          { label: t`Preferences`, onSelect: () => setOpen('preferences') },
          { label: t`Keyboard shortcuts`, onSelect: () => setOpen('shortcuts') },
          {
            label: t`Sign out`,
            onSelect: () => (connection.writesUnderWay() ? setOpen('sign-out') : signOut()),
          },
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
      {open === 'preferences' && <PreferencesDialog onClose={close} />}
      {open === 'shortcuts' && <ShortcutSheet onClose={close} />}
      {open === 'sign-out' && <SignOutQuestion onClose={close} />}
      {asked && <LeaveQuestion {...asked} />}
    </>
  )
}

/** The address may name a resource of the old account, so the new one starts at the list. */
function useLeave(): () => void {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  return () => {
    const list = `/${pathname.split('/')[1] ?? ''}`
    navigate(pathname === paths.newDatabase() ? pathname : list)
  }
}
