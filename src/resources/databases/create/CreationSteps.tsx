/** The steps of a database that was created in this session, each with the time at which it was seen. */
import { Trans, useLingui } from '@lingui/react/macro'
import { formatTime } from '~/i18n/format'
import { Status } from '~/patterns/record/Status'
import { useSession } from '~/session/use-session'
import { StatusPill } from '~/ui/StatusPill'
import { useStore } from '~/use-store'
import { creationsOf, hasEnded } from './creation-steps'

export function CreationSteps({ name }: { name: string }) {
  const { t } = useLingui()
  const steps = useStore(creationsOf(useSession())).get(name)
  if (!steps) return null
  return (
    <section
      aria-label={t`Creation`}
      className="card flex flex-wrap items-center gap-x-6 gap-y-3 p-5"
    >
      <h2 className="text-lg font-semibold">{t`Creation`}</h2>
      <ol className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {steps.map(({ status, at }, index) => (
          <li key={index} className="flex items-center gap-3">
            {index > 0 && <Line />}
            {status === null ? (
              <StatusPill tone="good">{t`Accepted`}</StatusPill>
            ) : (
              <Status status={status} />
            )}
            <time dateTime={new Date(at).toISOString()} className="text-sm text-muted tabular">
              {formatTime(at, { timeStyle: 'medium' })}
            </time>
          </li>
        ))}
        {!hasEnded(steps) && (
          <li className="flex items-center gap-3 text-muted">
            <Line />
            <Trans>Waiting for the next state…</Trans>
          </li>
        )}
      </ol>
    </section>
  )
}

function Line() {
  return <span aria-hidden className="h-px w-6 bg-line-strong" />
}
