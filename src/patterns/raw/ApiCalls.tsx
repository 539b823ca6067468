/** The calls behind a screen as curl commands, folded until they are wanted. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

export function ApiCalls({ children }: { children: ReactNode }) {
  const { t } = useLingui()
  return (
    <details>
      <summary className="w-fit py-1 text-muted hover:text-ink">{t`API calls`}</summary>
      <div className="mt-2 space-y-4">{children}</div>
    </details>
  )
}
