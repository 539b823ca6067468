/**
 * Reports that this device's clock and the portal's differ: ages follow the portal's clock, and would not fit the clock
 * on the wall.
 */
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { formatNumber } from '~/i18n/format'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'

const units = [
  ['day', 48 * 3_600_000, 86_400_000],
  ['hour', 90 * 60_000, 3_600_000],
  ['minute', 0, 60_000],
] as const

/** `offset`: how far the portal's clock is ahead, in milliseconds. */
export function ClockNotice({ offset }: { offset: number }) {
  const [hidden, setHidden] = useState(false)
  if (hidden) return null
  const apart = Math.abs(offset)
  const [unit, , size] = units.find(([, from]) => apart >= from) ?? units[2]
  const length = formatNumber(Math.round(apart / size), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  })
  return (
    <Notice
      tone="warn"
      role="status"
      actions={
        <Button small onClick={() => setHidden(true)}>
          <Trans>Hide</Trans>
        </Button>
      }
    >
      <p>
        {offset < 0 ? (
          <Trans>The clock of this device is {length} ahead of the portal's.</Trans>
        ) : (
          <Trans>The clock of this device is {length} behind the portal's.</Trans>
        )}
      </p>
      <p className="text-muted">
        <Trans>The age of backups and other items is worked out with the portal's clock.</Trans>
      </p>
    </Notice>
  )
}
