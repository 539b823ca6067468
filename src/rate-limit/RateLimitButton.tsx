/** The meter in the banner, and behind it the rate limit in short. */
import { useLingui } from '@lingui/react/macro'
import { useId, useState } from 'react'
import { lazyComponent } from '~/i18n/lazy-component'
import { RateLimitMeter } from './RateLimitMeter'
import { useRateLimit } from '~/session/use-session'

const RateLimitPanel = lazyComponent(async () => (await import('./RateLimitPanel')).RateLimitPanel)

export function RateLimitButton() {
  const { t } = useLingui()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const { used, limit } = useRateLimit()
  return (
    <div className="relative ml-auto flex shrink-0 items-center gap-2">
      <RateLimitMeter />
      <small aria-hidden className="text-muted tabular max-sm:hidden">
        {used}/{limit}
      </small>
      {/* Beside the meter and over it: what is inside a button is no meter to a screen reader. */}
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
