/** Databases as cells, the most urgent first: name, age of the backup, and its state by shape and tint. */
import { Trans, useLingui } from '@lingui/react/macro'
import {
  Check,
  CircleDashed,
  CircleHelp,
  Clock,
  LoaderCircle,
  TriangleAlert,
  type IconNode,
} from 'lucide'
import { capitalise, formatAgo, formatNumber } from '~/i18n/format'
import { paths } from '~/paths'
import { Link } from '~/patterns/screen/Link'
import { Icon } from '~/ui/Icon'
import { toneClasses } from '~/ui/StatusPill'
import { DataText } from '~/ui/text/DataText'
import { usePortalMinute } from '~/ui/time/use-now'
import { stateTones, stateWords } from './board/state-words'
import type { State } from './reading/freshness'
import { callable, type BoardRow } from './rows'

/** Further databases are only on the board. */
const most = 20

const icons: Record<State, IconNode> = {
  never: TriangleAlert,
  failed: TriangleAlert,
  stale: TriangleAlert,
  unknown: CircleHelp,
  ageing: Clock,
  running: LoaderCircle,
  fresh: Check,
}

export function FreshnessCells({ rows }: { rows: readonly BoardRow[] }) {
  const sorted = rows.toSorted((a, b) => (a.urgency ?? Infinity) - (b.urgency ?? Infinity))
  const cells = sorted.flatMap((row) => {
    const name = callable(row)
    return name === null ? [] : [{ name, row }]
  })
  const left = formatNumber(cells.length - most)
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-2">
        {cells.slice(0, most).map(({ name, row }) => (
          <li key={row.key}>
            <Cell name={name} row={row} />
          </li>
        ))}
      </ul>
      {cells.length > most && (
        <p className="mt-2 text-sm text-muted">
          <Trans>and {left} more</Trans>
        </p>
      )}
    </>
  )
}

function Cell({ name, row: { state, reading } }: { name: string; row: BoardRow }) {
  const { t, i18n } = useLingui()
  const now = usePortalMinute()
  const good = reading?.found?.good
  const word = state ? i18n._(stateWords[state]) : t`Not checked yet`
  return (
    <Link
      to={paths.database(name, 'backups')}
      title={word}
      className={`flex items-center gap-1.5 rounded-md px-2 py-1.5 text-sm hover:underline ${toneClasses[state ? stateTones[state] : 'neutral']}`}
    >
      <Icon of={state ? icons[state] : CircleDashed} className="size-3.5 shrink-0" />
      <span className="min-w-0 flex-1">
        <DataText className="font-semibold">{name}</DataText>
        <span className="block text-xs tabular">
          {good ? capitalise(formatAgo(good.at, now)) : word}
        </span>
      </span>
      {good && <span className="sr-only">{word}</span>}
    </Link>
  )
}
