/** A write among the notifications: it goes on while its screen is not in view. */
import { Trans, useLingui } from '@lingui/react/macro'
import { X } from 'lucide'
import { useEffect } from 'react'
import type { ApiError } from '~/api/errors'
import type { Session } from '~/session/session'
import { useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useStore } from '~/use-store'
import { notify } from '~/patterns/screen/notifications'
import { Despite, Named } from './OutcomeWords'
import type { Write } from './write'
import { WriteOutcome, type ShowConfirmed } from './WriteOutcome'
import { isBusy, isOpen } from './write-state'
import { Icon } from '~/ui/Icon'

/** How long it is said that something was done, in milliseconds; what went otherwise stays until it is closed. */
const said = 15_000

/** Shows a write until it is closed; `confirmed` is what to say in the end, where the operation's own is too little. */
export function followWrite<Result>(
  session: Session,
  write: Write<Result>,
  confirmed?: ShowConfirmed<Result>,
): void {
  const id = `${write.op} ${write.name}`
  notify({
    id,
    client: session.queryClient,
    Show: ({ onClose }) => <Followed write={write} confirmed={confirmed} onClose={onClose} />,
  })
}

/** A write that is at work, or whose outcome is not known, when its screen is left is shown among the notifications. */
export function useOutlive<Result>(write: Write<Result> | null): void {
  const session = useSession()
  useEffect(
    () => () => {
      if (write && isOpen(write.state.get())) followWrite(session, write)
    },
    [session, write],
  )
}

interface FollowedProps<Result> {
  write: Write<Result>
  confirmed: ShowConfirmed<Result> | undefined
  onClose: () => void
}

function Followed<Result>({ write, confirmed, onClose }: FollowedProps<Result>) {
  const { t } = useLingui()
  const state = useStore(write.state)
  const passing = state.step === 'confirmed' && !confirmed
  useEffect(() => {
    if (!passing) return
    const timer = setTimeout(onClose, said)
    return () => clearTimeout(timer)
  }, [passing, onClose])
  return (
    <div className="relative [&>*:first-child]:pr-11">
      <WriteOutcome
        write={write}
        isApart
        confirmed={
          confirmed ??
          ((result, { despite }) => <Done write={write} result={result} despite={despite} />)
        }
      />
      {!isBusy(state) && (
        <Button
          look="quiet"
          small
          aria-label={t`Close`}
          onClick={onClose}
          className="absolute top-1.5 right-1.5"
        >
          <Icon of={X} className="size-4" />
        </Button>
      )}
    </div>
  )
}

interface DoneProps<Result> {
  write: Write<Result>
  result: Result
  despite: ApiError | undefined
}

function Done<Result>({ write: { op, name }, result, despite }: DoneProps<Result>) {
  const it = <Named>{name}</Named>
  return (
    <Notice tone="good" role="status">
      {op === 'create' ? (
        // The portal accepted it without a word on what there is now.
        result === null ? (
          <Trans>Accepted. {it} is waiting to appear.</Trans>
        ) : (
          <Trans>{it} exists now.</Trans>
        )
      ) : op === 'delete' ? (
        despite ? (
          <Trans>{it} is gone or being deleted.</Trans>
        ) : (
          <Trans>Deleted {it}.</Trans>
        )
      ) : (
        <Trans>A backup of {it} has started.</Trans>
      )}
      <Despite error={despite} />
    </Notice>
  )
}
