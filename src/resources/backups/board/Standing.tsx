/** One line about a database's backups: freshness, latest complete backup, number. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { formatAgo } from '~/i18n/format'
import { StatusPill } from '~/ui/StatusPill'
import { timeZone, type Zone } from '../calendar/days'
import { freshnessOf } from '../reading/freshness'
import type { Found } from '../reading/reading'
import { stateTones, stateWords } from './state-words'
import { formatBackupTime } from './words'

interface StandingProps {
  found: Found
  hours: number
  zone: Zone
  /** In milliseconds since the epoch. */
  now: number
}

export function Standing({ found, hours, zone, now }: StandingProps) {
  const { t, i18n } = useLingui()
  const { state } = freshnessOf(found, hours, now)
  const [time, ago] = [
    found.good && formatBackupTime(found.good.at, zone),
    found.good && formatAgo(found.good.at, now, timeZone(zone)),
  ]
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {state && <StatusPill tone={stateTones[state]}>{i18n._(stateWords[state])}</StatusPill>}
      <span>
        {time === null ? (
          t`No completed backup found.`
        ) : (
          <Trans>
            Latest complete backup: {time} ({ago})
          </Trans>
        )}
      </span>
      <span className="text-muted">
        <Plural value={found.count} one="# backup" other="# backups" />
      </span>
    </div>
  )
}
