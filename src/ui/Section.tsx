/** A part of a screen: a card with its heading. */
import type { IconNode } from 'lucide'
import { useId, type ReactNode } from 'react'
import { Icon } from './Icon'

interface SectionProps {
  title: string
  /** One level below the heading above the section. */
  heading?: 'h2' | 'h3'
  icon?: IconNode
  /** Right after the heading. */
  beside?: ReactNode
  /** At the end of the heading's line. */
  actions?: ReactNode
  /** The heading's id, where something else refers to it. */
  headingId?: string
  className?: string
  children: ReactNode
}

export function Section({
  title,
  heading: Heading = 'h2',
  icon,
  beside,
  actions,
  headingId,
  className = '',
  children,
}: SectionProps) {
  const ownId = useId()
  const id = headingId ?? ownId
  return (
    <section aria-labelledby={id} className={`card min-w-0 p-5 ${className}`}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-center gap-x-3">
          <Heading id={id} className="flex items-center gap-2 text-lg font-semibold">
            {icon && <Icon of={icon} className="size-4 text-muted" />}
            {title}
          </Heading>
          {beside}
        </div>
        {actions}
      </div>
      {children}
    </section>
  )
}
