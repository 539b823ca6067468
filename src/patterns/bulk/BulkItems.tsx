/** The result of each name of a bulk run; failures come first. */
import { Trans, useLingui } from '@lingui/react/macro'
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleEllipsis,
  CircleSlash,
  TriangleAlert,
} from 'lucide'
import { useState, type ReactNode } from 'react'
import { Icon } from '~/ui/Icon'
import { visibleText } from '~/ui/text/visible-text'
import { PortalQuote } from '~/patterns/errors/PortalQuote'
import { Checking, Despite, NotDoneWords, UnknownOutcome } from '../write/OutcomeWords'
import { DoubtActions } from '../write/WriteOutcome'
import { errorOf } from '../write/write-state'
import type { BulkRun } from './bulk-run'
import { endOfItem, type BulkItem, type ItemEnd } from './bulk-item'

/** In the order in which they are listed. */
const marks: Record<ItemEnd, { icon: typeof CircleAlert; ink: string }> = {
  failed: { icon: CircleAlert, ink: 'text-bad' },
  unknown: { icon: TriangleAlert, ink: 'text-warn' },
  working: { icon: CircleEllipsis, ink: 'text-busy' },
  waiting: { icon: CircleDashed, ink: 'text-muted' },
  'not-sent': { icon: CircleSlash, ink: 'text-muted' },
  done: { icon: CircleCheck, ink: 'text-good' },
}
const order = Object.keys(marks)
/** How many are listed at most; those that need attention come first. */
const most = 300

interface BulkItemsProps {
  run: BulkRun
  items: readonly BulkItem[]
  /** Expanded from the start. */
  open: boolean
}

export function BulkItems({ run, items, open }: BulkItemsProps) {
  const { i18n } = useLingui()
  const label = i18n._(run.plan.each)
  const [shown, setShown] = useState(open)
  const rank = (item: BulkItem) => order.indexOf(endOfItem(item))
  return (
    <details
      open={open}
      onToggle={({ currentTarget }) => setShown(currentTarget.open)}
      className="mt-3"
    >
      <summary className="text-muted">{label}</summary>
      <ul
        tabIndex={0}
        aria-label={label}
        className="mt-1 max-h-40 divided overflow-y-auto sm:max-h-64"
      >
        {(shown ? items : [])
          .toSorted((one, other) => rank(one) - rank(other))
          .slice(0, most)
          .map((item) => (
            <li key={item.name} className="flex items-start gap-2 py-1.5">
              <Icon
                of={marks[endOfItem(item)].icon}
                className={`mt-0.5 size-4 shrink-0 ${marks[endOfItem(item)].ink}`}
              />
              <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                <strong translate="no">{visibleText(item.name)}</strong>{' '}
                <ItemWords run={run} item={item} />
              </div>
            </li>
          ))}
        {items.length > most && (
          <li className="py-1.5 text-muted">
            <Trans>and {items.length - most} more</Trans>
          </li>
        )}
      </ul>
    </details>
  )
}

function ItemWords({ run, item }: { run: BulkRun; item: BulkItem }) {
  const { t } = useLingui()
  const { kind, doneFirst } = run.plan
  const { name, turn, state, write } = item
  if (turn === 'called-off') return <Muted>{t`Not sent.`}</Muted>
  if (turn === 'waiting')
    return (
      <Muted>{state.step === 'limited' ? t`Rate limit reached; queued again.` : t`Queued`}</Muted>
    )
  switch (state.step) {
    case 'idle':
    case 'preparing':
    case 'limited':
      return <Muted>{doneFirst?.() ?? <Trans>Checking…</Trans>}</Muted>
    case 'sending':
      return <Muted>{t`Sending…`}</Muted>
    case 'confirmed':
      return (
        <Muted>
          {kind.doneShort(state.despite !== undefined)}
          <Despite error={state.despite} />
        </Muted>
      )
    case 'checking':
      return (
        <div>
          <Checking kind={kind} name={name} error={state.error} />
        </div>
      )
    case 'unknown':
      return (
        <div>
          <UnknownOutcome kind={kind} name={name} why={state.why} at={state.at} />
          <PortalQuote error={state.error} />
          {write && <DoubtActions write={write} />}
        </div>
      )
    case 'rejected':
    case 'hindered':
    case 'not-sent':
      return (
        <div>
          <NotDoneWords kind={kind} name={name} end={state} />
          <PortalQuote error={errorOf(state)} />
        </div>
      )
  }
}

function Muted({ children }: { children: ReactNode }) {
  return <div className="inline text-muted">{children}</div>
}
