/** A write among the notifications: it goes on while its screen is not in view. */
import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide'
import { useEffect } from 'react'
import type { Session } from '~/session/session'
import { useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useStore } from '~/use-store'
import { notify } from '~/session/notifications'
import { Despite, Named } from './OutcomeWords'
import type { Write } from './write'
import { WriteOutcome, type ShowConfirmed } from './WriteOutcome'
import { isBusy, isOpen } from './write-state'
import { Icon } from '~/ui/Icon'

/** How long it is said that something was done; what went otherwise stays until it is closed. */
const saidForMs = 15_000

/** Shows a write until it is closed; `confirmed` is what to say in the end, where the kind's own words are too little. */
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
    const timer = setTimeout(onClose, saidForMs)
    return () => clearTimeout(timer)
  }, [passing, onClose])
  return (
    <div className="relative [&>*:first-child]:pr-11">
      <WriteOutcome
        write={write}
        isApart
        confirmed={
          confirmed ??
          ((result, { despite }) => (
            <Notice tone="good" role="status">
              {write.kind.done(<Named>{write.name}</Named>, result, despite !== undefined)}
              <Despite error={despite} />
            </Notice>
          ))
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
