/** The profile in use, in the banner: what it is called, and the way to the others. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { paths } from '~/paths'
import { nameOf } from '~/session/profile-offers'
import { ProfileName } from '~/session/ProfileName'
import { profiles, switchAsked, switchProfile } from '~/session/profiles'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import { Menu } from '~/ui/Menu'
import { visibleText } from '~/ui/visible-text'
import { useStore } from '~/use-store'
import { AddToken } from './AddToken'
import { ProfilesDialog } from './ProfilesDialog'

export function ProfileMenu() {
  const { t } = useLingui()
  const all = useStore(profiles)
  const leave = useLeave()
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
      <SwitchQuestion />
    </>
  )
}

/** An address may name what belongs to the old account: the new one begins at the list that it is in. */
function useLeave(): () => void {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  return () => {
    const list = `/${pathname.split('/')[1] ?? ''}`
    void navigate(pathname === paths.newDatabase() ? pathname : list)
  }
}

/** Asked before a switch in the middle of a write. */
function SwitchQuestion() {
  const { t } = useLingui()
  const go = useStore(switchAsked)
  if (!go) return null
  const stay = () => switchAsked.set(null)
  return (
    <Dialog title={t`Switch the profile`} onClose={stay}>
      <p>
        <Trans>Something is still being sent. Switch anyway?</Trans>
      </p>
      <p className="mt-1 text-muted">
        <Trans>
          That calls nothing off, but its answer will not be seen: back in this profile, whether it
          went through can be checked.
        </Trans>
      </p>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={stay}>
          <Trans>Stay</Trans>
        </Button>
        <Button look="danger" onClick={go}>
          <Trans>Switch anyway</Trans>
        </Button>
      </div>
    </Dialog>
  )
}
