/** The row of controls over a list: a search box and what the screen puts beside it. */
import { Search } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '~/ui/Icon'

interface FilterBarProps {
  label: string
  value: string
  onChange: (value: string) => void
  children?: ReactNode
}

export function FilterBar({ label, value, onChange, children }: FilterBarProps) {
  return (
    <search className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <span className="relative min-w-48 flex-1 sm:max-w-xs">
        <Icon of={Search} className="absolute top-2.5 left-2.5 size-4 text-muted" />
        <input
          type="search"
          aria-label={label}
          placeholder={label}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          className="h-9 w-full rounded-md border border-line-strong bg-surface pr-2 pl-8 placeholder:text-muted"
        />
      </span>
      {children}
    </search>
  )
}
