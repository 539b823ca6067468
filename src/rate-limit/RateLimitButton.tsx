/** The meter in the banner, which opens a short form of the rate limit. */
import { useLingui } from '@lingui/react/macro'
import { useId, useState } from 'react'
import { RateLimitPanel } from './RateLimitPanel'
import { RateLimitMeter } from './RateLimitMeter'
import { useRateLimit } from '~/session/use-session'

export function RateLimitButton() {
  const { t } = useLingui()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const { used, limit } = useRateLimit()
  return (
    <div className="relative flex shrink-0 items-center justify-end gap-2 max-md:col-[3/-1] max-md:row-2 max-md:pr-1">
      <RateLimitMeter className="w-16 max-md:w-12" />
      <small aria-hidden className="text-xs whitespace-nowrap text-muted tabular">
        {used} / {limit}
      </small>
      {/* A button over the meter, because screen readers do not announce a meter inside a button. */}
      <button
        type="button"
        aria-label={t`Rate limit details`}
        popoverTarget={id}
        className="absolute -inset-2 rounded-md"
      />
      <div
        id={id}
        popover="auto"
        onToggle={({ newState }) => setOpen(newState === 'open')}
        style={{ inset: '3.5rem 1rem auto auto' }}
      >
        {isOpen && <RateLimitPanel id={id} />}
      </div>
    </div>
  )
}
