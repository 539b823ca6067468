/** Adds another token: the same check as at the sign-in, and a name. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addProfile } from '~/session/profiles'
import { TokenTrial } from '~/sign-in/TokenTrial'
import { Dialog } from '~/ui/Dialog'
import { ProfileFields } from './ProfileFields'

export function AddToken({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const [choice, setChoice] = useState({ name: '', colour: 1, readOnly: false })
  return (
    <Dialog title={t`Add another token`} onClose={onClose}>
      <p className="text-muted">
        <Trans>
          It becomes a separate profile with its own scope and rate limit. Accounts are never mixed.
        </Trans>
      </p>
      <div className="mt-4 space-y-3">
        <ProfileFields {...choice} onChange={(change) => setChoice({ ...choice, ...change })} />
      </div>
      <TokenTrial
        action={<Trans>Add and switch</Trans>}
        onOpen={(session, remember) =>
          addProfile(session, { ...choice, name: choice.name.trim() }, remember, onClose)
        }
      />
    </Dialog>
  )
}
