/** Asks before a session is left while something is still being sent. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import { useUnderWay } from './bulk-runs'

interface LeaveDialogProps {
  title: string
  /** What is under way, and the question. */
  children: ReactNode
  leaveLabel: ReactNode
  onStay: () => void
  onLeave: () => void
}

export function LeaveDialog({ title, children, leaveLabel, onStay, onLeave }: LeaveDialogProps) {
  const { t } = useLingui()
  const { sent } = useUnderWay()
  return (
    <Dialog title={title} onClose={onStay}>
      <p>{children}</p>
      <p className="mt-1 text-muted">
        {sent
          ? t`This doesn't cancel it. You can check the result later.`
          : t`What is still queued won't be sent. You can check what was sent later.`}
      </p>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onStay}>{t`Go back`}</Button>
        <Button look="danger" onClick={onLeave}>
          {leaveLabel}
        </Button>
      </div>
    </Dialog>
  )
}
