/** The calls behind a screen as curl commands, folded until they are wanted. */
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

export function ApiCalls({ children }: { children: ReactNode }) {
  return (
    <details>
      <summary className="w-fit py-1 text-muted hover:text-ink">
        <Trans>API calls</Trans>
      </summary>
      <div className="mt-2 space-y-4">{children}</div>
    </details>
  )
}
