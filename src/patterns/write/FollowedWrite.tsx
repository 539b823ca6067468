/** A write among the notifications, so that it can be followed on every screen. */
import { useEffect } from 'react'
import type { Session } from '~/session/session'
import { useSession } from '~/session/use-session'
import { Closable } from '~/ui/CloseButton'
import { useStore } from '~/use-store'
import { notify } from '~/session/notifications'
import type { Write } from './write'
import { WriteOutcome, type ShowConfirmed } from './WriteOutcome'
import { isBusy, isOpen } from './write-state'

/** How long a success is shown; any other end is shown until it is closed. */
const SHOWN_FOR_MS = 15_000

/** Shows a write until it is closed; `confirmed` is shown at the end, where the kind's own words are not enough. */
export function followWrite<Result>(
  session: Session,
  write: Write<Result>,
  confirmed?: ShowConfirmed<Result>,
): void {
  const id = `${write.kind.op} ${write.name}`
  notify(session, {
    id,
    Show: ({ onClose }) => <Followed write={write} confirmed={confirmed} onClose={onClose} />,
  })
}

/** A write that is running or whose outcome is unknown is shown among the notifications when its screen is left. */
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
  const state = useStore(write.state)
  const passing = state.step === 'confirmed' && !confirmed
  useEffect(() => {
    if (!passing) return
    const timer = setTimeout(onClose, SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [passing, onClose])
  return (
    <Closable onClose={!isBusy(state) && onClose}>
      <WriteOutcome write={write} isApart confirmed={confirmed} />
    </Closable>
  )
}
