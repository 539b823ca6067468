/** The session: which token, at which portal, since when, where it is kept and when it ends. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { formatTime } from '~/i18n/format'
import { preferences } from '~/preferences'
import { settings } from '~/settings'
import { useStore } from '~/use-store'
import { maskToken } from '~/session/token-text'
import { useSession } from '~/session/use-session'
import { Section } from './Section'

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
        <Fact name={t`Since`}>{formatTime(facts.since)}</Fact>
        <Fact name={t`Kept`}>
          {facts.remembered ? (
            <Trans>on this device, because you chose "Remember on this device"</Trans>
          ) : (
            <Trans>in this tab only; other tabs of this site may ask for it while it is open</Trans>
          )}
        </Fact>
        <Fact name={t`Ends`}>
          <Trans>
            {formatTime(facts.until)}, or after {idleMinutes} minutes without input
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
