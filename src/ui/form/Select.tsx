/** The platform's own select, with its label before or above it. */
import { useId, type ReactNode } from 'react'
import { visibleText } from '~/ui/text/visible-text'

interface SelectProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
  /** The label beside the control in small type, for a row of filters. */
  compact?: boolean
  /** The label is for screen readers only. */
  isLabelHidden?: boolean
  help?: ReactNode
}

export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  compact,
  isLabelHidden,
  help,
}: SelectProps<Value>) {
  const id = useId()
  return (
    <div className={compact ? 'flex items-center gap-2' : 'flex flex-col gap-1.5'}>
      <label
        htmlFor={id}
        className={isLabelHidden ? 'sr-only' : compact ? 'text-muted' : 'block font-medium'}
      >
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
        className={`h-9 rounded-md border border-line-strong bg-surface px-2 ${compact ? 'max-w-52' : 'w-full'}`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {visibleText(option.label.slice(0, 60))}
          </option>
        ))}
      </select>
      {help && <p className="text-sm text-muted">{help}</p>}
    </div>
  )
}
