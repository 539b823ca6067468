/** The cross that closes a notice or a panel. */
import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide'
import type { ReactNode } from 'react'
import { Button } from './Button'
import { Icon } from './Icon'

export function CloseButton({
  onClick,
  className,
}: {
  onClick: () => void
  className?: string | undefined
}) {
  const { t } = useLingui()
  return (
    <Button look="quiet" small aria-label={t`Close`} onClick={onClick} className={className}>
      <Icon of={X} className="size-4" />
    </Button>
  )
}

/** A notice with the cross in its corner; without `onClose` it cannot be closed. */
export function Closable({
  onClose,
  children,
}: {
  onClose?: (() => void) | false
  children: ReactNode
}) {
  return (
    <div className="relative [&>*:first-child]:pr-11">
      {children}
      {onClose && <CloseButton onClick={onClose} className="absolute top-1.5 right-1.5" />}
    </div>
  )
}
