/** Why the portal cannot be read: three checks that need no token. */
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Notice } from '~/ui/Notice'
import { diagnose } from './diagnose'

export function Diagnosis({ portalUrl }: { portalUrl: string }) {
  const { data } = useQuery({
    queryKey: ['diagnosis', portalUrl],
    queryFn: () => diagnose(portalUrl),
    staleTime: 0,
  })
  const host = new URL(portalUrl).host
  if (!data)
    return (
      <p role="status" className="text-muted">
        <Trans>Checking the connection…</Trans>
      </p>
    )
  return (
    <Notice tone="info" role="status">
      {data.kind === 'policy' ? (
        <p>
          <Trans>
            This page's policy blocks <strong translate="no">{host}</strong>; add it to connect-src.
          </Trans>
        </p>
      ) : data.kind === 'cors' ? (
        <p>
          <Trans>
            The host responds but doesn't allow this site (CORS). It must allow the origin{' '}
            <code translate="no">{location.origin}</code>, including on errors.
          </Trans>
        </p>
      ) : data.kind === 'answers' ? (
        <p>
          <Trans>The host is responding now. Check the token again.</Trans>
        </p>
      ) : (
        <p>
          <Trans>The host can't be reached from this browser.</Trans>{' '}
          {data.privateAddress && (
            <Trans>
              It is a private address: the browser may ask for permission to reach the local
              network.
            </Trans>
          )}
        </p>
      )}
    </Notice>
  )
}
