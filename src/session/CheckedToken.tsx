/** The token on trial: which reads are done, then what it may do and the way in, or why not. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { later } from '~/i18n/later'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useNow } from '~/ui/use-now'
import { TokenCheck, type Probes } from './TokenCheck'
import { useRateLimit } from './use-session'
import { verdictOf } from './verdict-of'

const FailedCheck = later('troubles', async () => (await import('./FailedCheck')).FailedCheck)

interface CheckedTokenProps {
  probes: Probes
  onOpen: () => void
  onCancel: () => void
}

export function CheckedToken({ probes, onOpen, onCancel }: CheckedTokenProps) {
  const { t } = useLingui()
  const verdict = verdictOf(probes)
  switch (verdict.kind) {
    case 'checking':
      return <Checking done={verdict.done} onCancel={onCancel} />
    case 'failed':
      return <FailedCheck error={verdict.error} />
    case 'accepted':
      return (
        <section aria-label={t`Token check`} className="mt-5 space-y-4 border-t border-line pt-4">
          <h2 className="text-lg font-semibold">
            <Trans>Token check</Trans>
          </h2>
          {verdict.allRefused && (
            <Notice tone="warn" role="status">
              <Trans>The token is valid, but may not read databases, functions or proxies.</Trans>
            </Notice>
          )}
          <TokenCheck probes={probes} />
          <Button look="primary" autoFocus onClick={onOpen} className="w-full">
            <Trans>Open dashboard</Trans>
          </Button>
        </section>
      )
  }
}

function Checking({ done, onCancel }: { done: number; onCancel: () => void }) {
  const { pausedUntil } = useRateLimit()
  const now = useNow()
  const seconds = pausedUntil === null ? 0 : Math.ceil((pausedUntil - now) / 1000)
  return (
    <div className="mt-4 flex items-center justify-between gap-3">
      <p role="status" className="text-muted">
        {seconds > 0 ? (
          <Trans>
            This token has used up its rate limit. Trying again in{' '}
            <Plural value={seconds} one="# s" other="# s" />.
          </Trans>
        ) : (
          <Trans>Checking the token: {done} of 3 reads done…</Trans>
        )}
      </p>
      <Button small onClick={onCancel}>
        <Trans>Cancel</Trans>
      </Button>
    </div>
  )
}
