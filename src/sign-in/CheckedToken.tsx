/** The token on trial: the progress of its reads, then what it may do and the way in, or why not. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, type ReactNode } from 'react'
import { beCalm } from '~/calm'
import { lazyAddition, lazyComponent } from '~/i18n/lazy-component'
import { Button } from '~/ui/Button'
import { useNow } from '~/ui/time/use-now'
import type { ProductDescriptor } from '~/products/product'
import { registry } from '~/products/registry'
import { useProductLists } from '~/products/use-product-lists'
import { TokenCheck } from '~/token/TokenCheck'
import { useRateLimit, useScope } from '~/session/use-session'
import { verdictOf } from './verdict-of'

const FailedCheck = lazyComponent(() =>
  import('./FailedCheck').then((module) => module.FailedCheck),
)
const TrialWriteAccess = lazyAddition(() =>
  import('./TrialWriteAccess').then((module) => module.TrialWriteAccess),
)
const LimitedCheck = lazyComponent(() =>
  import('~/rate-limit/LimitedCheck').then((module) => module.LimitedCheck),
)

/** The time that a person needs to read the result, if they do not continue at once. */
const READING_MS = 800

interface CheckedTokenProps {
  action: ReactNode
  onOpen: () => void
  onCancel: () => void
}

export function CheckedToken({ action, onOpen, onCancel }: CheckedTokenProps) {
  const { t } = useLingui()
  const reads = useProductLists()
  const verdict = verdictOf(reads, useScope().evidence)
  const isAccepted = verdict.kind === 'accepted'
  useEffect(() => {
    // A person who continues at once waits for rows, so nothing else is loaded before.
    const timer = isAccepted && setTimeout(beCalm, READING_MS)
    return () => clearTimeout(timer || undefined)
  }, [isAccepted])
  switch (verdict.kind) {
    case 'checking':
      return <Checking done={verdict.done} onCancel={onCancel} />
    case 'failed':
      return <FailedCheck error={verdict.error} />
    case 'accepted':
      return (
        <section
          aria-label={t`Token check`}
          // Its button gets the focus, which is read with the name of this section.
          aria-live="off"
          className="mt-5 flex flex-col gap-4 border-t border-line pt-4"
        >
          <h2 className="text-lg font-semibold">
            <Trans>Token check</Trans>
          </h2>
          <TokenCheck reads={reads} />
          <Button look="primary" autoFocus onClick={onOpen} className="w-full">
            {action}
          </Button>
          <TrialWriteAccess />
        </section>
      )
  }
}

interface CheckingProps {
  done: readonly ProductDescriptor[]
  onCancel: () => void
}

function Checking({ done, onCancel }: CheckingProps) {
  const { i18n } = useLingui()
  const { pausedUntil } = useRateLimit()
  const now = useNow()
  const names = done.map(({ label }) => i18n._(label)).join(', ')
  return (
    <div className="mt-4 flex items-center justify-between gap-3">
      {pausedUntil !== null && pausedUntil > now ? (
        <LimitedCheck />
      ) : (
        <p role="status" className="text-muted">
          <Trans>
            Checking the token: {done.length} of {registry.length} products…
          </Trans>
          {names && ` (${names})`}
        </p>
      )}
      <Button small onClick={onCancel}>
        <Trans>Cancel</Trans>
      </Button>
    </div>
  )
}
