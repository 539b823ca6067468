/** Tells screen readers that the screen is still being read. */
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { useNow } from '~/ui/time/use-now'

/** The words come within a second after their live region, as those of a region that is new may be missed. */
export function LoadingStatus() {
  const now = useNow()
  const [since] = useState(now)
  return (
    <p role="status" className="sr-only">
      {now > since && <Trans>Loading…</Trans>}
    </p>
  )
}
