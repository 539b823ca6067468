/** One profile: what it is, what it may do, what is left of its limit, and its settings. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import type { RateLimiterState } from '~/api/rate-limit/limiter'
import { formatTime } from '~/i18n/format'
import { nameOf } from '~/session/profile-offers'
import { ProfileName } from '~/session/ProfileName'
import { followBudget, removeProfile, type Profile, type ProfileChoice } from '~/session/profiles'
import { accessWords } from '~/token/access-words'
import { Button } from '~/ui/Button'
import { visibleText } from '~/ui/text/visible-text'
import { ProfileFields } from './ProfileFields'
import { Checkbox } from '~/ui/form/Checkbox'

interface ProfileCardProps {
  profile: Profile
  onSwitch: () => void
  onChange: (choice: Partial<ProfileChoice>) => void
}

export function ProfileCard({ profile, onSwitch, onChange }: ProfileCardProps) {
  const { t } = useLingui()
  const shown = visibleText(nameOf(profile))
  return (
    <section aria-label={shown} className="rounded-lg border border-line p-3.5">
      <div className="flex min-h-8 items-center justify-between gap-3 font-medium">
        <ProfileName profile={profile} />
        {profile.current ? (
          <span className="shrink-0 text-sm text-muted">{t`In use`}</span>
        ) : (
          <Button small onClick={onSwitch}>
            <Trans>Switch to {shown}</Trans>
          </Button>
        )}
      </div>
      <p className="text-sm text-muted">
        {profile.name.trim() && (
          <>
            <code translate="no">{profile.masked}</code> ·{' '}
          </>
        )}
        <Trans>Access: {accessWords(profile.evidence)}</Trans> · <Budget profileKey={profile.key} />{' '}
        ·{' '}
        {profile.remembered ? (
          <Trans>on this device, until {formatTime(profile.until)} at the latest</Trans>
        ) : (
          <Trans>in this tab, until {formatTime(profile.until)} at the latest</Trans>
        )}
      </p>
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <ProfileFields
          name={profile.name}
          colour={profile.colour}
          placeholder={profile.masked}
          onChange={onChange}
        />
      </div>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <Checkbox
          label={t`Read-only: block all changes`}
          checked={profile.readOnly}
          onChange={(readOnly) => onChange({ readOnly })}
        />
        <Button
          small
          look="quiet"
          aria-label={t`Remove ${shown}`}
          onClick={() => removeProfile(profile.key)}
        >
          <Trans>Remove</Trans>
        </Button>
      </div>
    </section>
  )
}

/** What all tabs of this browser have used of the profile's limit. */
function Budget({ profileKey }: { profileKey: string }) {
  const [state, setState] = useState<RateLimiterState | null>(null)
  useEffect(() => followBudget(profileKey, setState), [profileKey])
  if (!state) return <Trans>Loading rate limit…</Trans>
  const { used, limit } = state
  return (
    <Trans>
      {used} of {limit} requests in the last minute
    </Trans>
  )
}
