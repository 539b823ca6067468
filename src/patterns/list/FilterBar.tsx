/** The row of controls over a list: a search box and what the screen puts beside it. */
import { useLingui } from '@lingui/react/macro'
import { Search, SlidersHorizontal } from 'lucide'
import { startTransition, useId, useState, type ReactNode } from 'react'
import { buttonClass } from '~/ui/Button'
import { Icon } from '~/ui/Icon'

interface FilterBarProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** The field loses the focus: nothing more is typed. */
  onRest?: () => void
  /** The children are visible on a phone, too. */
  inline?: boolean
  children?: ReactNode
}

export function FilterBar({ label, value, onChange, onRest, inline, children }: FilterBarProps) {
  const { t } = useLingui()
  const id = useId()
  // The field shows what is typed at once; a long list follows as a transition.
  const [typed, setTyped] = useState<string | null>(null)
  const type = (text: string) => {
    setTyped(text)
    startTransition(() => {
      onChange(text)
      setTyped(null)
    })
  }
  return (
    <search className="mb-3 flex flex-wrap items-center gap-2">
      <span className="relative min-w-40 flex-1 max-md:min-w-48 md:max-w-80">
        <Icon of={Search} className="absolute inset-y-0 left-2.5 my-auto size-4 text-muted" />
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
          className="h-9 w-full rounded-md border border-line-strong bg-surface pr-2 pl-8 placeholder:text-muted max-md:h-10"
        />
      </span>
      {inline && children}
      {!inline && children && (
        <>
          <button
            type="button"
            popoverTarget={id}
            aria-label={t`Filter and sort`}
            className={`${buttonClass()} h-10 w-10 px-0! md:hidden`}
          >
            <Icon of={SlidersHorizontal} className="size-4" />
          </button>
          <div id={id} popover="auto" className="filter-sheet">
            {children}
          </div>
        </>
      )}
    </search>
  )
}

/** At the end of the bar: tools for the whole list. */
export function ListTools({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2 md:ml-auto">{children}</div>
}
