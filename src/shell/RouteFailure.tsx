/** Shown in place of a screen that threw. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Screen } from '~/patterns/screen/Screen'
import { CopyDiagnostics } from '~/patterns/diagnostics/CopyDiagnostics'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useEffect } from 'react'
import { lookForNewVersion } from './new-version'

interface RouteFailureProps {
  error: unknown
  onRetry: () => void
}

export function RouteFailure({ error, onRetry }: RouteFailureProps) {
  const { t } = useLingui()
  // A chunk that is missing on the host means that a newer build replaced it.
  useEffect(() => void lookForNewVersion(), [])
  return (
    <Screen title={t`Something went wrong`}>
      <Notice
        tone="bad"
        role="alert"
        actions={
          <>
            <Button small onClick={onRetry}>{t`Try again`}</Button>
            <Button small onClick={() => location.reload()}>{t`Reload`}</Button>
          </>
        }
      >
        <p className="font-medium">{t`This screen couldn't be shown.`}</p>
        <p className="text-muted">
          <Trans>
            The dashboard hit an error, or was replaced by a newer version. Nothing was sent.
          </Trans>
        </p>
        <CopyDiagnostics error={error} />
      </Notice>
    </Screen>
  )
}
