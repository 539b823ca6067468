/** The tabs of a screen: each is a link with an address of its own (ARIA Authoring Practices, "Tabs"). */
import type { KeyboardEvent, ReactNode } from 'react'
import { Link } from '~/patterns/screen/Link'

interface TabsProps {
  label: string
  tabs: readonly { id: string; label: string; to: string }[]
  /** The `id` of the tab in view. */
  selected: string
  /** What the selected tab shows. */
  children: ReactNode
}

export function Tabs({ label, tabs, selected, children }: TabsProps) {
  return (
    <>
      <div
        role="tablist"
        aria-label={label}
        className="mb-4 flex gap-4 border-b border-line max-sm:gap-3 max-sm:overflow-x-auto max-sm:text-sm"
      >
        {tabs.map((tab) => (
          <Link
            key={tab.id}
            id={`tab-${tab.id}`}
            role="tab"
            to={tab.to}
            aria-selected={tab.id === selected}
            aria-controls="tab-panel"
            tabIndex={tab.id === selected ? 0 : -1}
            onKeyDown={moveFocus}
            className={`-mb-px border-b-2 py-2 font-medium whitespace-nowrap ${tab.id === selected ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink'}`}
          >
            {tab.label}
          </Link>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${selected}`} className="space-y-4">
        {children}
      </div>
    </>
  )
}

/** Arrows, Home and End move the focus; Enter, as on every link, and Space open the tab. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const tabs = [
    ...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role=tab]') ?? []),
  ]
  const at = tabs.findIndex((tab) => tab === event.currentTarget)
  const next = {
    ArrowRight: tabs[(at + 1) % tabs.length],
    ArrowLeft: tabs.at(at - 1),
    Home: tabs[0],
    End: tabs.at(-1),
  }[event.key]
  if (event.key === ' ') tabs[at]?.click()
  else if (next) next.focus()
  else return
  event.preventDefault()
}
