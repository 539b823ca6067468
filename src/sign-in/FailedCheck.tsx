/** Why a token could not be checked, each reason in its own words. */
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import type { ApiError } from '~/api/errors'
import { lazyComponent } from '~/i18n/lazy-component'
import { ErrorNotice } from '~/patterns/errors/ErrorNotice'
import { settings } from '~/settings'
import { Button } from '~/ui/Button'
import { Diagnosis } from './Diagnosis'

const HostReport = lazyComponent(() =>
  import('~/protection/HostReport').then((module) => module.HostReport),
)

export function FailedCheck({ error }: { error: ApiError }) {
  const [diagnosing, setDiagnosing] = useState(false)
  const host = new URL(settings().portalUrl).host
  const silent = error.kind === 'unreachable' || error.kind === 'timeout'
  // A gateway's page has the gateway's status; with one of these, the site itself has answered.
  const isSite = error.status === 200 || error.status === 404
  const byPage = error.reason === 'html' && isSite
  const title =
    error.kind === 'unauthorized' ? (
      <Trans>The portal didn't accept this token (401).</Trans>
    ) : silent ? (
      <Trans>
        No response from <strong translate="no">{host}</strong>.
      </Trans>
    ) : byPage ? (
      <Trans>
        <strong translate="no">{host}</strong> returned a web page instead of the portal API. The
        reverse proxy for /api/portal is probably not set up.
      </Trans>
    ) : undefined
  return (
    <div className="mt-4 space-y-3">
      <ErrorNotice
        error={error}
        title={title}
        next={
          error.kind === 'unauthorized' ? (
            <Trans>Copy the whole token again, or get a new one.</Trans>
          ) : undefined
        }
        actions={
          (silent || byPage) && (
            <Button small onClick={() => setDiagnosing(true)}>
              <Trans>Diagnose</Trans>
            </Button>
          )
        }
      />
      {diagnosing && silent && <Diagnosis portalUrl={settings().portalUrl} />}
      {diagnosing && <HostReport />}
    </div>
  )
}
