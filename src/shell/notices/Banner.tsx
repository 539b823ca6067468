/** The notice above every screen: the most important problem. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { offline } from '~/api/transport/network'
import { troubleOf, type PortalTrouble } from '~/api/call-log/portal-health'
import { formatClock } from '~/i18n/format'
import { createIdle } from '~/session/idle'
import { PauseNotice } from '~/rate-limit/PauseNotice'
import { useSession, useRateLimit } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { Ticking } from '~/ui/time/Ticking'
import { useStore } from '~/use-store'
import { newVersion, watchVersion } from '../new-version'

export function Banner() {
  const session = useSession()
  const idle = useStore(session.service(createIdle).countdown)
  const { connection } = session
  const trouble = troubleOf(useStore(connection.log))
  const isOffline = useStore(offline)
  const isPaused = useRateLimit().pausedUntil !== null
  const isOld = useStore(newVersion)
  useEffect(watchVersion, [])

  if (idle !== null) return <IdleWarning seconds={idle} />
  if (trouble?.kind === 'wrong-server')
    return <WrongServer trouble={trouble} portalUrl={connection.portalUrl} />
  if (isOffline) return <Offline />
  if (isPaused) return <PauseNotice />
  if (trouble)
    return (
      <Notice tone="warn" role="status">
        <Trans>No response from the portal since {formatClock(trouble.since)}.</Trans>
      </Notice>
    )
  return isOld ? <NewVersion /> : null
}

/** The last minute before the session ends for lack of use. */
function IdleWarning({ seconds }: { seconds: number }) {
  const { t } = useLingui()
  const { restart } = useSession().service(createIdle)
  return (
    <Notice
      tone="warn"
      role="alert"
      actions={<Button small onClick={restart}>{t`Stay signed in`}</Button>}
    >
      <Ticking still={<Trans>You've been inactive. Signing out within a minute.</Trans>}>
        <Trans>You've been inactive. Signing out in {seconds} s.</Trans>
      </Ticking>
    </Notice>
  )
}

function WrongServer({
  trouble: { path, status },
  portalUrl,
}: {
  trouble: Extract<PortalTrouble, { kind: 'wrong-server' }>
  portalUrl: string
}) {
  const url = (
    <code translate="no" className="[overflow-wrap:anywhere]">
      {portalUrl}
      {path}
    </code>
  )
  return (
    <Notice tone="bad" role="alert">
      <Trans>
        This looks like the wrong server: {url} didn't respond like the portal API ({status}). Check
        the portal address in this site's configuration, or the reverse proxy for /api/portal.
      </Trans>
    </Notice>
  )
}

function Offline() {
  const { t } = useLingui()
  const queries = useQueryClient().getQueryCache().findAll({ type: 'active' })
  const times = queries.map(({ state }) => state.dataUpdatedAt).filter((time) => time > 0)
  return (
    <Notice tone="warn" role="status">
      <Trans>You're offline.</Trans>{' '}
      {times.length > 0 && (
        <>
          <Trans>Data as of {formatClock(Math.min(...times))}.</Trans>{' '}
        </>
      )}
      <span className="text-muted">{t`Updates resume when you're back online.`}</span>
    </Notice>
  )
}

function NewVersion() {
  const { t } = useLingui()
  return (
    <Notice
      tone="info"
      role="status"
      label={t`A new version is available`}
      actions={<Button small onClick={() => location.reload()}>{t`Reload`}</Button>}
    >
      <Trans>A new version is available</Trans>
    </Notice>
  )
}
