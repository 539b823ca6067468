/** How many databases are in each state, as a filter. All states are always shown, so that rows do not move. */
import { useLingui } from '@lingui/react/macro'
import { formatNumber } from '~/i18n/format'
import { StatusPill } from '~/ui/StatusPill'
import { states } from '../reading/freshness'
import { countStates, type BoardRow } from '../rows'
import { stateTones, stateWords } from './state-words'

interface StateFilterProps {
  rows: readonly BoardRow[]
  /** '' for all. */
  value: string
  onChange: (value: string) => void
}

export function StateFilter({ rows, value, onChange }: StateFilterProps) {
  const { t, i18n } = useLingui()
  const counts = countStates(rows)
  return (
    <div
      role="group"
      aria-label={t`Status`}
      className="flex flex-wrap gap-2 md:order-first md:w-full"
    >
      {states.map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={state === value}
          onClick={() => onChange(state === value ? '' : state)}
          className={`flex h-9 items-center gap-2 rounded-lg border border-line bg-surface px-2.5 hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft ${counts.has(state) ? '' : 'text-muted'}`}
        >
          <StatusPill tone={stateTones[state]}>{i18n._(stateWords[state])}</StatusPill>
          <span className="font-semibold tabular">{formatNumber(counts.get(state) ?? 0)}</span>
        </button>
      ))}
    </div>
  )
}
