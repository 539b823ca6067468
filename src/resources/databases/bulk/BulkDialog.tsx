/** The question before a bulk run: which databases, the cost, the calls as curl. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useId, useMemo, type FormEvent, type ReactNode } from 'react'
import { offline } from '~/api/transport/network'
import { callTo } from '~/api/operations'
import { BulkCost } from '~/patterns/bulk/BulkCost'
import type { BulkPlan } from '~/patterns/bulk/bulk-run'
import { useWriteRefusal } from '~/patterns/write/use-write'
import { startBulk, useBulkAtWork } from '~/patterns/bulk/bulk-runs'
import { CopyCurl } from '~/patterns/raw/CurlBlock'
import { useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import { Notice } from '~/ui/Notice'
import { ignoreHeldEnter, pressOnce } from '~/ui/press-once'
import { visibleText } from '~/ui/text/visible-text'
import { useStore } from '~/use-store'
import type { Choice } from './bulk-plans'
import { deleting } from '../delete/deleting'

/** The props that a screen passes to such a dialog. */
export interface BulkProps {
  names: readonly string[]
  onClose: () => void
  /** The run has started; it is followed among the notifications. */
  onStarted?: (() => void) | undefined
}

interface BulkDialogProps extends Omit<BulkProps, 'names'> {
  title: string
  /** The label of the button. */
  action: string
  choice: Choice
  /** Stable between renders: its cost is computed once. */
  plan: BulkPlan
  /** Why the run cannot be started yet; null where it can. */
  reason?: string | null
  children?: ReactNode
}

export function BulkDialog(props: BulkDialogProps) {
  const { title, action, choice, plan, children, onClose, onStarted } = props
  const { t } = useLingui()
  const session = useSession()
  const formId = useId()
  const { reason: refusal, tryAnyway } = useWriteRefusal(plan.kind)
  const isOffline = useStore(offline)
  const atWork = useBulkAtWork(session)
  const { names } = choice
  const calls = useMemo(() => plan.callsFor(names), [plan, names])
  const reason =
    names.length === 0
      ? t`None of the selected databases can be included.`
      : isOffline
        ? t`You're offline.`
        : atWork
          ? t`Another bulk action is running.`
          : (refusal ?? props.reason ?? null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason) return
    startBulk(session, plan)
    onStarted?.()
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        id={formId}
        method="post"
        onSubmit={submit}
        onKeyDownCapture={ignoreHeldEnter}
        noValidate
        className="space-y-4"
      >
        <Names names={names} />
        <LeftOut {...choice} />
        {children}
        {names.length > 0 && (
          <p className="font-medium tabular">
            <BulkCost calls={calls} openEnded={plan.doneFirst !== undefined} />
          </p>
        )}
        <p className="text-sm text-muted">
          <Trans>
            Runs a few at a time so the dashboard stays responsive. It continues while you use other
            screens, and you can pause it.
          </Trans>
        </p>
        <div className="flex flex-wrap justify-end gap-2">
          <span className="mr-auto">
            <CopyCurl calls={() => names.map((name) => callTo(plan.kind.operation, { name }))} />
          </span>
          {tryAnyway && <Button look="quiet" onClick={tryAnyway}>{t`Try anyway`}</Button>}
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button
            type="submit"
            look={plan.kind === deleting ? 'danger' : 'primary'}
            reason={reason}
            {...pressOnce}
          >
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** How many are named; with tens of thousands the page would freeze. */
const mostNames = 100

function Names({ names }: { names: readonly string[] }) {
  const { t } = useLingui()
  if (names.length === 0) return null
  return (
    <ul
      tabIndex={0}
      aria-label={t`Databases`}
      translate="no"
      className="max-h-32 overflow-y-auto rounded-md border border-line bg-raised px-3 py-2 [overflow-wrap:anywhere]"
    >
      {names.slice(0, mostNames).map((name) => (
        <li key={name}>{visibleText(name)}</li>
      ))}
      {names.length > mostNames && (
        <li className="text-muted">
          <Plural value={names.length - mostNames} one="and # more" other="and # more" />
        </li>
      )}
    </ul>
  )
}

/** Chosen names that are left out, with the reason. */
function LeftOut({ unsafe, open }: Choice) {
  if (unsafe.length + open.length === 0) return null
  return (
    <Notice tone="warn" role="status">
      {unsafe.length > 0 && (
        <p>
          <Plural
            value={unsafe.length}
            one="# skipped: its name can't be used in a request."
            other="# skipped: their names can't be used in a request."
          />
        </p>
      )}
      {open.length > 0 && (
        <p>
          <Plural
            value={open.length}
            one="# skipped: already in progress, or its last result is unknown."
            other="# skipped: already in progress, or their last result is unknown."
          />
        </p>
      )}
    </Notice>
  )
}
