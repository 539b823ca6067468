/** The session: token, portal, start, where it is stored and when it ends. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { formatTime } from '~/i18n/format'
import { preferences } from '~/preferences'
import { settings } from '~/settings'
import { useStore } from '~/use-store'
import { maskToken } from '~/session/token-text'
import { useSession } from '~/session/use-session'
import { Section } from '~/ui/Section'

export function SessionFacts() {
  const { t } = useLingui()
  const { idleMinutes } = useStore(preferences)
  const facts = useSession().stored()
  if (!facts) return null
  return (
    <Section title={t`Session`}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 [overflow-wrap:anywhere]">
        <Fact name={t`Token`}>
          <code translate="no">{maskToken(facts.token)}</code>
        </Fact>
        <Fact name={t`Portal`}>
          <span translate="no">{new URL(settings().portalUrl).host}</span>
        </Fact>
        <Fact name={t`Signed in`}>{formatTime(facts.since)}</Fact>
        <Fact name={t`Stored`}>
          {facts.remembered ? (
            t`On this device, because you chose “Remember on this device”`
          ) : (
            <Trans>
              In this tab only; other tabs of this site can ask for it while this tab is open
            </Trans>
          )}
        </Fact>
        <Fact name={t`Expires`}>
          <Trans>
            {formatTime(facts.until)}, or after {idleMinutes} minutes of inactivity
          </Trans>
        </Fact>
      </dl>
    </Section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
