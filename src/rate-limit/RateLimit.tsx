/** The rate limit in full: used, free, waiting, when the next request may be sent, and where the limit comes from. */
import { Trans, useLingui } from '@lingui/react/macro'
import { lanes } from '~/api/rate-limit/record'
import { formatNumber } from '~/i18n/format'
import { laneWords } from '~/patterns/screen/lane-words'
import { Notice } from '~/ui/Notice'
import { useNow } from '~/ui/time/use-now'
import { RateLimitMeter } from './RateLimitMeter'
import { useSession, useRateLimit } from '~/session/use-session'
import { NextAt } from './NextAt'
import { PauseFacts } from './PauseFacts'
import { RatePicture } from './RatePicture'
import { countLanes } from './rate-picture'
import { limitSources } from './rate-words'
import { Section } from '~/ui/Section'

export function RateLimit() {
  const { t, i18n } = useLingui()
  const { connection } = useSession()
  const { used, limit, limitFrom, others, shared } = useRateLimit()
  const isElsewhere = connection.portalUrl !== location.origin
  return (
    <Section title={t`Rate limit`}>
      <div className="flex flex-wrap gap-x-8 gap-y-5 *:min-w-0">
        <div className="flex-[1_1_20rem] space-y-4">
          <dl className="grid grid-cols-3 gap-3">
            <Figure name={t`Used`} value={used} />
            <Figure name={t`Left`} value={Math.max(0, limit - used)} />
            <Figure name={t`Limit per minute`} value={limit} />
          </dl>
          <RateLimitMeter className="w-full" />
          <PauseFacts />
          <Lanes />
        </div>
        <RatePicture />
      </div>
      <div className="mt-5 space-y-2 text-sm text-muted">
        <p>
          <Trans>Limit: {formatNumber(limit)} requests a minute.</Trans>{' '}
          {i18n._(limitSources[limitFrom])}
        </p>
        <p>
          <Trans>
            Counts requests from all tabs of this site over the last 60 seconds. The dashboard uses
            up to about 90% of the limit; each priority leaves a few requests for the one above it.
          </Trans>
        </p>
        {isElsewhere && (
          <p>
            <Trans>
              The portal is on another origin, so browsers may first send an OPTIONS request. The
              portal may count it; the dashboard can't see it.
            </Trans>
          </p>
        )}
      </div>
      <div aria-live="polite" className="space-y-3 not-empty:mt-3">
        {others && (
          <Notice tone="warn" role="status">
            <Trans>
              This token seems to be in use elsewhere, or its limit is lower than known: it was
              refused earlier than expected. Background reads have slowed down and will recover
              gradually.
            </Trans>
          </Notice>
        )}
        {!shared && (
          <Notice tone="warn" role="status">
            <Trans>
              This browser gives tabs no shared storage (IndexedDB). Each tab uses a small fixed
              share of the limit and counts only its own requests.
            </Trans>
          </Notice>
        )}
      </div>
    </Section>
  )
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="text-xl font-semibold tabular">{formatNumber(value)}</dd>
    </div>
  )
}

/** Each lane with its used and waiting requests. */
function Lanes() {
  const { t, i18n } = useLingui()
  const { limiter } = useSession().connection
  const { history, waiting } = useRateLimit()
  const now = useNow()
  const used = countLanes(history.filter(({ at }) => at > now - 60_000))
  return (
    <table aria-label={t`Priorities`} className="w-full border-collapse text-left tabular">
      <thead>
        <tr className="text-sm text-muted">
          <th scope="col" className="h-8 pr-3 font-medium">{t`Priority`}</th>
          {[t`Used`, t`Waiting in this tab`, t`Next request`].map((name) => (
            <th key={name} scope="col" className="h-8 pl-4 text-right font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lanes.map((lane) => (
          <tr key={lane} className="border-t border-line">
            <th scope="row" className="h-9 pr-3 font-normal">
              {i18n._(laneWords[lane])}
            </th>
            <td className="pl-4 text-right">{used[lane]}</td>
            <td className="pl-4 text-right">{waiting[lane]}</td>
            <td className="pl-4 text-right first-letter:uppercase">
              <NextAt inMs={limiter.forecast(1, lane)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
