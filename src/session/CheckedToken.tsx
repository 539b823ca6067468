/** The token on trial: which reads are done, then what it may do and the way in, or why not. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import type { ApiError } from '~/api/errors'
import { ErrorNotice } from '~/patterns/ErrorNotice'
import { settings } from '~/settings'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useNow } from '~/ui/use-now'
import { TokenCheck, type Probes } from './TokenCheck'
import { useRateLimit } from './use-session'
import { verdictOf } from './verdict-of'

const Diagnosis = lazy(async () => ({ default: (await import('./Diagnosis')).Diagnosis }))

interface CheckedTokenProps {
  useProbes: () => Probes
  onOpen: () => void
  onCancel: () => void
}

export function CheckedToken({ useProbes, onOpen, onCancel }: CheckedTokenProps) {
  const { t } = useLingui()
  const probes = useProbes()
  const verdict = verdictOf(probes)
  switch (verdict.kind) {
    case 'checking':
      return <Checking done={verdict.done} onCancel={onCancel} />
    case 'failed':
      return <Failed error={verdict.error} />
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

function Failed({ error }: { error: ApiError }) {
  const [diagnosing, setDiagnosing] = useState(false)
  const host = new URL(settings().portalUrl).host
  const silent = error.kind === 'unreachable' || error.kind === 'timeout'
  const title =
    error.kind === 'unauthorized' ? (
      <Trans>The portal did not accept this token (401).</Trans>
    ) : silent ? (
      <Trans>
        No answer from <strong translate="no">{host}</strong>.
      </Trans>
    ) : error.reason === 'html' ? (
      <Trans>
        <strong translate="no">{host}</strong> answered with a web page instead of the portal API. The
        reverse proxy for /api/portal is probably not set up.
      </Trans>
    ) : undefined
  return (
    <div className="mt-4 space-y-3">
      <ErrorNotice
        error={error}
        title={title}
        actions={
          silent && (
            <Button small onClick={() => setDiagnosing(true)}>
              <Trans>Diagnose</Trans>
            </Button>
          )
        }
      />
      {diagnosing && (
        <Suspense>
          <Diagnosis portalUrl={settings().portalUrl} />
        </Suspense>
      )}
    </div>
  )
}
