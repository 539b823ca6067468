/** A profile as it is shown everywhere: colour, name, and whether it is read-only. */
import { Trans } from '@lingui/react/macro'
import { Lock } from 'lucide'
import { Icon } from '~/ui/Icon'
import { visibleText } from '~/ui/text/visible-text'
import { nameOf } from './profile-offers'
import type { Profile } from './profiles'

/** Distinguishable from one another in both themes. */
const profileColours = [
  'light-dark(#6b7686, #97a3b4)',
  'light-dark(#1f5fd6, #7aa7ff)',
  'light-dark(#12733c, #56cf89)',
  'light-dark(#b36b00, #f0b755)',
  'light-dark(#b3261e, #ff938a)',
  'light-dark(#7a3fc4, #c39bff)',
] as const

type Shown = Pick<Profile, 'name' | 'masked' | 'colour' | 'readOnly'>

export function ProfileName({ profile }: { profile: Shown }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span
        aria-hidden="true"
        className="size-2.5 shrink-0 rounded-full"
        style={{ background: profileColours[profile.colour] ?? profileColours[0] }}
      />
      <bdi translate="no" className="truncate">
        {visibleText(nameOf(profile).slice(0, 60))}
      </bdi>
      {profile.readOnly && (
        <span className="inline-flex shrink-0 items-center gap-1 text-sm text-muted">
          <Icon of={Lock} className="size-3.5" />
          <Trans>Read-only</Trans>
        </span>
      )}
    </span>
  )
}
