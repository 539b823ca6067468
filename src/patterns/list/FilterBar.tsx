/** The row of controls over a list: a search box and what the screen puts beside it. */
import { Search } from 'lucide'
import { startTransition, useState, type ReactNode } from 'react'
import { Icon } from '~/ui/Icon'

interface FilterBarProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** The field is left: nothing more is typed. */
  onRest?: () => void
  children?: ReactNode
}

export function FilterBar({ label, value, onChange, onRest, children }: FilterBarProps) {
  // The letters are there at once; a long list follows when there is time.
  const [typed, setTyped] = useState<string | null>(null)
  const type = (text: string) => {
    setTyped(text)
    startTransition(() => {
      onChange(text)
      setTyped(null)
    })
  }
  return (
    <search className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <span className="relative min-w-48 flex-1 sm:max-w-xs">
        <Icon of={Search} className="absolute top-2.5 left-2.5 size-4 text-muted" />
        <input
          type="search"
          aria-keyshortcuts="/"
          aria-label={label}
          placeholder={label}
          value={typed ?? value}
          onChange={(event) => type(event.target.value)}
          onBlur={onRest}
          autoComplete="off"
          spellCheck={false}
          className="h-9 w-full rounded-md border border-line-strong bg-surface pr-2 pl-8 placeholder:text-muted"
        />
      </span>
      {children}
    </search>
  )
}
