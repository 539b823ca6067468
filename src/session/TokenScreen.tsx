/** The token: what it may do, why each scope is still possible or ruled out, how much of the limit is used. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { formatClock, formatTime } from '~/i18n/format'
import { Screen } from '~/patterns/Screen'
import { settings } from '~/settings'
import { Button } from '~/ui/Button'
import { scopes, type Evidence } from './scope'
import { sessionFacts } from './session'
import { TokenCheck, type Prober } from './TokenCheck'
import { useScope } from './use-session'

export function TokenScreen({ Prober }: { Prober: Prober }) {
  const { t } = useLingui()
  const client = useQueryClient()
  return (
    <Screen
      title={t`Token`}
      actions={
        <Button onClick={() => void client.refetchQueries({ type: 'active' })}>
          <Trans>Check again</Trans>
        </Button>
      }
    >
      <div className="grid gap-4 lg:grid-cols-2">
        <section aria-label={t`Token check`} className="card p-5">
          <h2 className="mb-3 text-lg font-semibold">
            <Trans>Token check</Trans>
          </h2>
          <Prober>{(probes) => <TokenCheck probes={probes} />}</Prober>
        </section>
        <div className="space-y-4">
          <Facts />
          <ScopeReasons />
        </div>
      </div>
    </Screen>
  )
}

function Facts() {
  const { t } = useLingui()
  const facts = sessionFacts()
  if (!facts) return null
  return (
    <section aria-label={t`Session`} className="card p-5">
      <h2 className="mb-3 text-lg font-semibold">
        <Trans>Session</Trans>
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <dt className="text-muted">
          <Trans>Portal</Trans>
        </dt>
        <dd translate="no">{new URL(settings().portalUrl).host}</dd>
        <dt className="text-muted">
          <Trans>Since</Trans>
        </dt>
        <dd>{formatTime(facts.since)}</dd>
        <dt className="text-muted">
          <Trans>Kept</Trans>
        </dt>
        <dd>
          {facts.remembered ? (
            <Trans>on this device until {formatTime(facts.until)}</Trans>
          ) : (
            <Trans>in this tab, at most until {formatTime(facts.until)}</Trans>
          )}
        </dd>
      </dl>
    </section>
  )
}

function ScopeReasons() {
  const { t } = useLingui()
  const { ruledOut } = useScope()
  return (
    <section aria-label={t`Scopes`} className="card p-5">
      <h2 className="mb-3 text-lg font-semibold">
        <Trans>Scopes</Trans>
      </h2>
      <ul className="divide-y divide-line">
        {scopes.map((scope) => (
          <li key={scope} className="flex items-baseline justify-between gap-4 py-2">
            <code translate="no" className="font-mono">
              {scope}
            </code>
            <span className="text-right text-muted">
              <Reason by={ruledOut.find((one) => one.scope === scope)?.by} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Reason({ by }: { by: Evidence | undefined }) {
  if (!by) return <Trans>still possible</Trans>
  return by.allowed ? (
    <Trans>
      ruled out: <code translate="no">{by.call}</code> was allowed at {formatClock(by.at)}
    </Trans>
  ) : (
    <Trans>
      ruled out: <code translate="no">{by.call}</code> was refused at {formatClock(by.at)}
    </Trans>
  )
}
