/** On the sign-in screen: the other tokens in this browser after a session has ended. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '~/ui/Button'
import { useStore } from '~/use-store'
import { visibleText } from '~/ui/text/visible-text'
import { nameOf } from '~/session/profile-offers'
import { ProfileName } from '~/session/ProfileName'
import { profiles, switchProfile } from '~/session/profiles'

export function ProfilesToGoOnWith() {
  const { t } = useLingui()
  const left = useStore(profiles)
  if (left.length === 0) return null
  return (
    <section aria-label={t`Profiles in this browser`}>
      <p className="mb-2 text-muted">
        <Trans>Continue with a profile stored in this browser:</Trans>
      </p>
      <ul className="flex flex-wrap gap-2">
        {left.map((profile) => (
          <li key={profile.key}>
            <Button
              aria-label={t`Continue with ${visibleText(nameOf(profile))}`}
              onClick={() => switchProfile(profile.key)}
            >
              <ProfileName profile={profile} />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
