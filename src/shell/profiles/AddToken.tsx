/** Another token beside the one in use: the same check as at the first, and a name to know it by. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { addProfile } from '~/session/profiles'
import { TokenTrial } from '~/sign-in/TokenTrial'
import { Dialog } from '~/ui/Dialog'
import { ColourChoice } from './ColourChoice'

export function AddToken({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const name = useRef<HTMLInputElement>(null)
  const [colour, setColour] = useState(1)
  return (
    <Dialog title={t`Add another token`} onClose={onClose}>
      <p className="text-muted">
        <Trans>
          It becomes a profile of its own, with its own scope and rate limit. Nothing of one account
          is shown in another.
        </Trans>
      </p>
      <div className="mt-4 space-y-3">
        <div>
          <label htmlFor="profile-name" className="mb-1.5 block font-medium">
            <Trans>Name of the profile</Trans>
          </label>
          <input
            ref={name}
            id="profile-name"
            maxLength={60}
            autoComplete="off"
            translate="no"
            className="h-9 w-full rounded-md border border-line-strong bg-surface px-3"
          />
        </div>
        <ColourChoice colour={colour} onChange={setColour} />
      </div>
      <TokenTrial
        action={<Trans>Add and switch to it</Trans>}
        onOpen={(session, remember) => {
          const choice = { name: name.current?.value.trim() ?? '', colour, readOnly: false }
          addProfile(session, choice, remember, onClose)
        }}
      />
    </Dialog>
  )
}
