/** The fields of one record: name, value, and buttons for the value. */
import type { ReactNode } from 'react'
import { Section } from '~/ui/Section'

interface FieldListProps {
  title: string
  /** One level below the heading above the fields. */
  heading?: 'h2' | 'h3'
  children: ReactNode
}

export function FieldList({ title, heading = 'h2', children }: FieldListProps) {
  return (
    <Section title={title} heading={heading}>
      <dl className="divided">{children}</dl>
    </Section>
  )
}

interface FieldProps {
  label: ReactNode
  /** Buttons for the value: copy, reveal. */
  actions?: ReactNode
  children: ReactNode
}

export function Field({ label, actions, children }: FieldProps) {
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-4 py-1">
      <dt className="w-28 shrink-0 text-muted [overflow-wrap:anywhere]">{label}</dt>
      <dd className="flex min-w-44 flex-1 items-center gap-3">
        <div className="min-w-0 flex-1">{children}</div>
        {actions && <div className="flex shrink-0 items-center">{actions}</div>}
      </dd>
    </div>
  )
}
