/** A field for a listed or a typed value (WAI-ARIA, editable combobox with list autocomplete). */
import { fold } from '~/fold'
import { ChevronDown } from 'lucide'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Icon } from '~/ui/Icon'

interface ComboboxGroup {
  label: string
  options: readonly { value: string; words: string | null }[]
}

interface ComboboxProps {
  label: ReactNode
  value: string
  groups: readonly ComboboxGroup[]
  onChange: (value: string) => void
  help?: ReactNode
  invalid?: boolean
}

export function Combobox({ label, value, groups, onChange, help, invalid }: ComboboxProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState(false)
  const [active, setActive] = useState<string | null>(null)
  const wanted = typed ? fold(value.trim()) : ''
  const shown = groups
    .map(({ label: group, options }) => ({
      label: group,
      options: options.filter(({ value: own, words }) =>
        fold(`${own} ${words ?? ''}`).includes(wanted),
      ),
    }))
    .filter(({ options }) => options.length > 0)
  const values = shown.flatMap(({ options }) => options.map((option) => option.value))
  const listed = open && values.length > 0
  const optionId = (option: string) => `${id}-${values.indexOf(option)}`

  const show = () => {
    setOpen(true)
    setTyped(false)
    setActive(null)
  }
  const choose = (option: string) => {
    onChange(option)
    setOpen(false)
  }
  const move = (step: 1 | -1) => {
    const from = active === null ? (step === 1 ? -1 : 0) : values.indexOf(active)
    setActive(values.at((from + step) % values.length) ?? null)
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (listed) move(event.key === 'ArrowDown' ? 1 : -1)
      else show()
    } else if (event.key === 'Enter' && listed && active !== null) {
      event.preventDefault()
      choose(active)
    } else if (event.key === 'Escape' && listed) {
      event.preventDefault()
      setOpen(false)
    }
  }

  return (
    <div className="relative">
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <Icon
        of={ChevronDown}
        className="pointer-events-none absolute top-9 right-2.5 size-4 text-muted"
      />
      <input
        id={id}
        role="combobox"
        aria-expanded={listed}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={listed && active !== null ? optionId(active) : undefined}
        aria-describedby={help ? `${id}-help` : undefined}
        aria-invalid={invalid}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        translate="no"
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
          setOpen(true)
          setTyped(true)
          setActive(null)
        }}
        onClick={show}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
        className="h-9 w-full rounded-md border border-line-strong bg-surface pr-9 pl-3 font-mono"
      />
      {help && (
        <div id={`${id}-help`} className="mt-1.5 text-sm text-muted">
          {help}
        </div>
      )}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-labelledby={id}
        hidden={!listed}
        className="absolute top-16 z-10 mt-1 max-h-72 w-full overflow-auto rounded-md border border-line-strong bg-surface py-1 raised"
      >
        {shown.map(({ label: group, options }) => (
          <div key={group} role="group" aria-label={group}>
            <div aria-hidden className="px-3 pt-1.5 pb-0.5 text-xs text-muted">
              {group}
            </div>
            {options.map((option) => (
              <div
                key={option.value}
                id={optionId(option.value)}
                role="option"
                tabIndex={-1}
                aria-selected={option.value === active}
                // The field keeps the focus, because without it the list would close before the click.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(option.value)}
                onKeyDown={undefined}
                className={`flex cursor-pointer justify-between gap-3 px-3 py-1.5 hover:bg-hover ${option.value === active ? 'bg-accent-soft' : ''}`}
              >
                <span translate="no" className="truncate font-mono">
                  {option.value}
                </span>
                <span className="shrink-0 text-muted">{option.words}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
