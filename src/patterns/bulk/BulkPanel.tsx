/** A bulk run in progress: how far it is, how long it will take, the result of each name, and how to stop it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useSyncExternalStore } from 'react'
import { useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { CloseButton } from '~/ui/CloseButton'
import { pressOnce } from '~/ui/press-once'
import { useNow } from '~/ui/time/use-now'
import { useStore } from '~/use-store'
import { countItems } from './bulk-item'
import type { BulkRun, BulkState } from './bulk-run'
import { BulkItems } from './BulkItems'
import { RunTimeLeft } from './BulkCost'
import { ProgressBar } from './ProgressBar'

interface BulkPanelProps {
  run: BulkRun
  onClose: () => void
}

export function BulkPanel({ run, onClose }: BulkPanelProps) {
  const { t, i18n } = useLingui()
  const { items, hold, over } = useStore(run.state)
  const counts = countItems(items)
  const total = items.length
  const open = counts.waiting + counts.working
  const title = i18n._(run.plan.title)
  const troubled = counts.failed + counts.unknown > 0
  return (
    <section
      ref={greet}
      tabIndex={-1}
      aria-label={title}
      // Its numbers change all the time; what is read out stands in the status below.
      aria-live="off"
      className="rounded-lg border border-line bg-surface p-4 outline-none"
    >
      <div className="mb-2 flex min-h-8 items-center justify-between gap-2">
        <h2 className="font-semibold">{title}</h2>
        {over && <CloseButton onClick={onClose} />}
      </div>
      <ProgressBar
        label={title}
        value={total - open}
        max={total}
        text={t`${total - open} of ${total}`}
        tone={troubled ? 'warn' : over ? 'good' : 'accent'}
      />
      <p className="mt-2 flex flex-wrap gap-x-3 tabular">
        <span>
          <Trans>{counts.done} done</Trans>
        </span>
        <span className={counts.failed ? 'font-medium text-bad' : 'text-muted'}>
          <Trans>{counts.failed} failed</Trans>
        </span>
        {counts.unknown > 0 && (
          <span className="font-medium text-warn">
            <Trans>{counts.unknown} unknown</Trans>
          </span>
        )}
        {counts['not-sent'] > 0 && (
          <span>
            <Trans>{counts['not-sent']} not sent</Trans>
          </span>
        )}
        {!over && (
          <span className="text-muted">
            <Trans>{open} waiting</Trans>
          </span>
        )}
        {!over && !hold && <Left run={run} />}
      </p>
      <p role="status" className={`mt-1 ${over ? 'text-muted' : 'text-warn'}`}>
        {over ? <Trans>Finished.</Trans> : counts.waiting > 0 && <HoldWords hold={hold} />}
      </p>
      <Paused hidden={over || hold !== null} />
      <div className="mt-3 flex flex-wrap gap-2 empty:hidden">
        {counts.waiting > 0 && (
          <>
            {hold ? (
              <Button small onClick={run.resume} {...pressOnce}>{t`Resume`}</Button>
            ) : (
              <Button small onClick={run.pause}>{t`Pause`}</Button>
            )}
            <Button small look="quiet" onClick={run.cancel}>{t`Cancel`}</Button>
          </>
        )}
        {over && counts.failed > 0 && (
          <Button small onClick={run.tryFailedAgain} {...pressOnce}>{t`Retry failed`}</Button>
        )}
      </div>
      <BulkItems run={run} items={items} open={troubled} />
    </section>
  )
}

/** The dialog that started the run is closed: the focus moves to this panel. */
function greet(panel: HTMLElement | null) {
  panel?.focus()
}

function HoldWords({ hold }: Pick<BulkState, 'hold'>) {
  switch (hold) {
    case 'person':
      return <Trans>Paused. Requests already sent will finish.</Trans>
    case 'offline':
      return <Trans>Paused: you're offline. Select Resume when you're back online.</Trans>
    case 'refused':
      return <Trans>Paused: the portal refused a request (403). The rest hasn't been sent.</Trans>
    case null:
      return null
  }
}

/** A 429 puts what it refused back into the queue. */
function Paused({ hidden }: { hidden: boolean }) {
  const { limiter } = useSession().connection
  const { pausedUntil } = useSyncExternalStore(limiter.subscribe, limiter.state)
  const now = useNow()
  if (hidden || pausedUntil === null || pausedUntil <= now) return null
  const seconds = Math.ceil((pausedUntil - now) / 1000)
  return (
    <p className="mt-1 text-warn">
      <Trans>Rate limit reached. Resumes in {seconds} s.</Trans>
    </p>
  )
}

function Left({ run }: { run: BulkRun }) {
  const { limiter } = useSession().connection
  useNow()
  const ms = limiter.forecast(run.callsLeft(), 'read')
  return ms < 1000 ? null : (
    <span className="text-muted">
      <RunTimeLeft ms={ms} />
    </span>
  )
}
