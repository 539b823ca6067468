/** A checkbox with its label. */
import { useId } from 'react'

interface CheckboxProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  /** A sentence below the label. */
  help?: string
}

export function Checkbox({ label, checked, onChange, disabled, help }: CheckboxProps) {
  const helpId = useId()
  return (
    <div>
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          onChange={({ target }) => onChange(target.checked)}
          aria-describedby={help && helpId}
          className="size-4"
        />
        {label}
      </label>
      {help && (
        <p id={helpId} className="ml-6 text-sm text-muted">
          {help}
        </p>
      )}
    </div>
  )
}
