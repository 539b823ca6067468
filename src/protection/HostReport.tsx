/** What the host of this site does not do, each with the configuration line to add, and all lines to copy. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { inDemo, settings } from '~/settings'
import { Copy } from '~/ui/text/Copy'
import { Notice } from '~/ui/Notice'
import { checkHost, type HostFinding } from './host-check'

export function HostReport() {
  const { t } = useLingui()
  const { data, isError } = useQuery({
    queryKey: ['host'],
    queryFn: () => checkHost(inDemo() ? null : settings().portalUrl),
    staleTime: 0,
    retry: false,
    throwOnError: false,
  })
  // A missing network is reported elsewhere.
  if (isError) return null
  if (!data) return <p role="status" className="text-muted">{t`Checking the host…`}</p>
  if (data.length === 0)
    return (
      <p role="status">
        <Trans>
          The host does its part: headers, caching, compression and the way to the portal are as
          they should be.
        </Trans>
      </p>
    )
  const text = data.map(({ kind, what, line }) => `${kind} ${what}`.trim() + `\n  ${line}`)
  return (
    <Notice
      tone="warn"
      role="status"
      label={t`Host`}
      actions={<Copy code label={t`Copy report`} text={text.join('\n')}>{t`Copy report`}</Copy>}
    >
      <p>
        <Trans>Whoever looks after this site's host can mend this:</Trans>
      </p>
      <ul className="list-disc space-y-2 pl-5 [overflow-wrap:anywhere]">
        {data.map((finding) => (
          <li key={finding.kind + finding.what}>
            <FindingWords {...finding} />
            <pre translate="no" className="mt-1 font-mono text-xs whitespace-pre-wrap">
              {finding.line}
            </pre>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function FindingWords({ kind, what }: HostFinding) {
  const { t } = useLingui()
  const seen = <code translate="no">{what}</code>
  switch (kind) {
    case 'header':
      return <Trans>The header {seen} is missing.</Trans>
    case 'weak-header':
      return <Trans>A header allows more than it should: {seen}</Trans>
    case 'compression':
      return <Trans>The script comes uncompressed.</Trans>
    case 'page-cache':
      return what ? (
        <Trans>An old page may be shown after an upgrade: it comes with {seen}</Trans>
      ) : (
        t`An old page may be shown after an upgrade: it comes without Cache-Control.`
      )
    case 'settings-cache':
      return <Trans>Changed settings come late: config.json comes with {seen}</Trans>
    case 'asset-page':
      return <Trans>A missing script returns a page instead of a 404.</Trans>
    case 'asset-cache':
      return <Trans>A script that is missing may stay missing: the 404 comes with {seen}</Trans>
    case 'no-proxy':
      return (
        <Trans>The site itself responds at /api/portal: it isn't forwarded to the portal.</Trans>
      )
    case 'silent':
      return <Trans>The portal doesn't respond, or doesn't allow this site (CORS).</Trans>
    case 'hidden-headers':
      return <Trans>The portal doesn't let this site read {seen}</Trans>
    case 'clock':
      return <Trans>The portal's clock and this device's are {what} seconds apart.</Trans>
  }
}
