/** The person's threshold: how many hours old the latest backup may be. */
import { useLingui } from '@lingui/react/macro'
import { useId, useState } from 'react'
import { formatNumber } from '~/i18n/format'
import { mostHours, readHours } from './use-threshold'

interface ThresholdProps {
  hours: number
  onChange: (hours: number) => void
}

export function Threshold({ hours, onChange }: ThresholdProps) {
  const { t } = useLingui()
  const id = useId()
  // A number that is being typed does not count yet: "168" begins with 1 and 16.
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && readHours(typed) === null
  // The browser's own `change` event: on blur, Enter, or a step by arrow. React's fires at each digit.
  const listen = (input: HTMLInputElement | null) => {
    const changed = () => {
      const read = readHours(input?.value ?? '')
      if (read === null) return
      setTyped(null)
      onChange(read)
    }
    input?.addEventListener('change', changed)
    return () => input?.removeEventListener('change', changed)
  }
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-muted">{t`Stale after (hours)`}</label>
      <input
        ref={listen}
        id={id}
        type="number"
        min={1}
        max={mostHours}
        step={1}
        value={typed ?? hours}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-why` : undefined}
        onChange={({ target }) => setTyped(target.value)}
        className="h-9 w-20 rounded-md border border-line-strong bg-surface px-2 tabular aria-invalid:border-bad"
      />
      {isWrong && (
        <span id={`${id}-why`} className="text-sm text-bad">
          {t`Enter 1 to ${formatNumber(mostHours)}`}
        </span>
      )}
    </div>
  )
}
