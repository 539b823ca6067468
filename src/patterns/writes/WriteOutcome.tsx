/** Where a write stands, in its place beside the button: what happened, the portal's own words, the ways on. */
import { Trans } from '@lingui/react/macro'
import { useState, type ReactNode } from 'react'
import type { ApiError } from '~/api/errors'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { pressOnce } from '~/ui/press-once'
import { useNow } from '~/ui/use-now'
import { useStore } from '~/use-store'
import { visibleText } from '~/ui/visible-text'
import {
  Again,
  Checking,
  Hindered,
  NotSent,
  Rejected,
  Sending,
  Twice,
  Unknown,
} from './OutcomeWords'
import type { Write } from './write'
import type { WriteOp } from './write-state'

interface WriteOutcomeProps<Result> {
  write: Write<Result>
  /** Whether it may go on without what could not be read first. */
  mayGoAnyway?: boolean
  /** What is shown while something is read first, and once it is done. */
  preparing?: ReactNode
  confirmed?: (result: Result, checked: boolean) => ReactNode
}

/** Nothing is shown of a write that has not begun. */
export function WriteOutcome<Result>({
  write,
  mayGoAnyway,
  preparing,
  confirmed,
}: WriteOutcomeProps<Result>) {
  const { op, name } = write
  const state = useStore(write.state)
  switch (state.step) {
    case 'idle':
      return null
    case 'preparing':
      return preparing ? (
        <Notice tone="info" role="status">
          {preparing}
        </Notice>
      ) : null
    case 'sending':
      return (
        <Notice tone="info" role="status">
          <Sending op={op} name={name} />
        </Notice>
      )
    case 'confirmed':
      return confirmed?.(state.result, state.checked) ?? null
    case 'hindered':
      return (
        <Notice
          tone="warn"
          role="alert"
          actions={
            mayGoAnyway &&
            state.hindrance.why === 'unread' && (
              <Button small onClick={() => write.again({ unprepared: true })} {...pressOnce}>
                <Trans>Create anyway</Trans>
              </Button>
            )
          }
        >
          <p>
            <Hindered op={op} name={name} hindrance={state.hindrance} />
          </p>
          <PortalWords error={state.hindrance.error} />
        </Notice>
      )
    case 'rejected':
      return (
        <Notice tone="bad" role="alert">
          <p className="font-medium">
            <Rejected op={op} error={state.error} />
          </p>
          <PortalWords error={state.error} />
          {state.error.kind === 'forbidden' && state.error.reason !== 'html' && (
            <p className="text-muted">
              <Trans>A token with the scope full or databases may. The portal decides.</Trans>
            </p>
          )}
          {state.error.kind === 'quota' && (
            <p className="text-muted">
              <Trans>Delete what is no longer needed, or ask the vendor for a larger plan.</Trans>
            </p>
          )}
        </Notice>
      )
    case 'not-sent':
      return (
        <Notice tone="warn" role="alert">
          <NotSent op={op} why={state.why} />
        </Notice>
      )
    case 'limited':
      return <Limited retryAt={state.retryAt} />
    case 'checking':
      return (
        <Notice tone="warn" role="status">
          <p className="font-medium">
            <Checking op={op} name={name} error={state.error} />
          </p>
          <p className="text-muted">
            <Trans>Checking whether it went through, by reading only. Nothing is sent again.</Trans>
          </p>
        </Notice>
      )
    case 'unknown':
      return (
        <Doubtful op={op} onCheckAgain={write.checkAgain} onAgain={() => write.again()}>
          <Unknown why={state.why} />
        </Doubtful>
      )
  }
}

function PortalWords({ error }: { error: ApiError | undefined }) {
  if (!error?.portalMessage) return null
  return (
    <p>
      <Trans>
        The portal says: <q translate="no">{visibleText(error.portalMessage)}</q>
      </Trans>
    </p>
  )
}

/** Whole seconds until then, 0 once it is past. */
export function useSecondsTo(at: number | null): number {
  const now = useNow()
  return at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1000))
}

function Limited({ retryAt }: { retryAt: number }) {
  const seconds = useSecondsTo(retryAt)
  return (
    <Notice tone="warn" role="alert">
      <p className="font-medium">
        <Trans>Not sent through: rate limit.</Trans>
      </p>
      <p className="text-muted">
        {seconds > 0 ? (
          <Trans>It is not sent by itself. The button can be pressed again in {seconds} s.</Trans>
        ) : (
          <Trans>It is not sent by itself. The button can be pressed again now.</Trans>
        )}
      </p>
    </Notice>
  )
}

interface DoubtfulProps {
  op: WriteOp
  onCheckAgain: () => void
  onAgain: () => void
  children: ReactNode
}

function Doubtful({ op, onCheckAgain, onAgain, children }: DoubtfulProps) {
  const [asking, setAsking] = useState(false)
  return (
    <Notice tone="warn" role="alert">
      <p className="font-medium">{children}</p>
      {asking && (
        <p>
          <Twice op={op} />
        </p>
      )}
      <div className="flex flex-wrap gap-2 pt-1.5">
        {asking ? (
          <>
            <Button small onClick={onAgain} {...pressOnce}>
              <Again op={op} asks={false} />
            </Button>
            <Button small look="quiet" onClick={() => setAsking(false)}>
              <Trans>Do not</Trans>
            </Button>
          </>
        ) : (
          <>
            <Button small onClick={onCheckAgain}>
              <Trans>Check again</Trans>
            </Button>
            <Button small look="quiet" onClick={() => setAsking(true)}>
              <Again op={op} asks />
            </Button>
          </>
        )}
      </div>
    </Notice>
  )
}
