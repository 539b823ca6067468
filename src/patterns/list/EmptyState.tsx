/** In place of an empty table: what is missing, and the next step. */
import type { IconNode } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '~/ui/Icon'

export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  /** The product's icon. */
  icon?: IconNode
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="card flex flex-col items-center gap-2 px-6 py-14 text-center">
      {icon && (
        <span className="mb-1 rounded-xl bg-accent-soft p-3 text-accent">
          <Icon of={icon} className="size-5" />
        </span>
      )}
      <h2 className="text-lg font-semibold">{title}</h2>
      {children && <p className="max-w-md text-muted">{children}</p>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}
