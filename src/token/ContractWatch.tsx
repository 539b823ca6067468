/** The contract watch: whether the portal is newer than this dashboard, and how. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import type { ContractReport, Differences } from '~/api/contract-diff'
import { refresh } from '~/api/query-client'
import { formatClock, formatList } from '~/i18n/format'
import { ErrorNotice } from '~/patterns/errors/ErrorNotice'
import { QueuedRead } from '~/patterns/list/QueuedNotice'
import { useQueuedUntil } from '~/patterns/list/use-queued-until'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { visibleText } from '~/ui/text/visible-text'
import { contract } from '~/session/contract'
import { Section } from '~/ui/Section'

export function ContractWatch() {
  const { t } = useLingui()
  const options = contract.report()
  const { data, error, isFetching, dataUpdatedAt } = useQuery(options)
  const client = useQueryClient()
  const until = useQueuedUntil(options.queryKey)
  return (
    <Section
      title={t`API specification`}
      actions={
        <Button small aria-busy={isFetching} onClick={() => void refresh(client, options.queryKey)}>
          <Trans>Compare specifications</Trans>
        </Button>
      }
    >
      <p className="text-muted">
        <Trans>
          Compares the portal's API specification with the one this dashboard was built for (one
          request).
        </Trans>
      </p>
      <div aria-live="polite" className="not-empty:mt-3">
        {until !== undefined ? (
          <QueuedRead queryKey={options.queryKey} until={until} />
        ) : (
          isFetching && <p role="status">{t`Reading the portal's API specification…`}</p>
        )}
        {!isFetching && error instanceof ApiError && <Unread error={error} />}
        {!isFetching && !error && data && <Report report={data} at={dataUpdatedAt} />}
      </div>
    </Section>
  )
}

function Unread({ error }: { error: ApiError }) {
  const { t } = useLingui()
  const isNoContract =
    error.reason === 'html' || error.reason === 'shape' || error.reason === 'cut-off'
  return (
    <ErrorNotice
      error={error}
      title={
        isNoContract
          ? t`The portal responded, but not with a JSON API specification.`
          : error.kind === 'not-found'
            ? t`This portal doesn't publish an API specification at /api/openapi.`
            : t`Couldn't read the portal's API specification.`
      }
      next={
        error.reason === 'html' ? (
          <Trans>
            Whoever hosts this site can forward /api/openapi to the portal, as it does /api/portal.
          </Trans>
        ) : undefined
      }
    />
  )
}

function Report({ report, at }: { report: ContractReport; at: number }) {
  const { added, removed } = report
  const offered = [...report.engines, ...report.skus]
  const theirs = visibleText(report.version.theirs) || '—'
  const ours = visibleText(report.version.ours) || '—'
  const clock = formatClock(at)
  return (
    <Notice tone={report.verdict === 'same' ? 'good' : 'warn'} role="status">
      <p className="font-medium">
        <Verdict verdict={report.verdict} />
      </p>
      <p className="text-muted">
        <Trans>
          Portal: version {theirs}. This dashboard: version {ours}. Compared at {clock}.
        </Trans>
      </p>
      <Changes what={added} isAdded />
      <Changes what={removed} isAdded={false} />
      {offered.length > 0 && (
        <p>
          <Trans>
            Until you sign out, “Create database” also offers:{' '}
            <strong translate="no">{formatList(offered.map(visibleText), 'conjunction')}</strong>
          </Trans>
        </p>
      )}
    </Notice>
  )
}

function Verdict({ verdict }: Pick<ContractReport, 'verdict'>) {
  if (verdict === 'same') return <Trans>The specifications match.</Trans>
  if (verdict === 'newer') return <Trans>The portal's API specification is newer.</Trans>
  if (verdict === 'older') return <Trans>The portal's API specification is older.</Trans>
  return <Trans>The portal's API specification is different.</Trans>
}

function Changes({ what, isAdded }: { what: Differences; isAdded: boolean }) {
  const all = [...what.operations, ...what.fields, ...what.values]
  if (all.length === 0) return null
  return (
    <div>
      <p>{isAdded ? <Trans>Added:</Trans> : <Trans>Removed:</Trans>}</p>
      <ul translate="no" className="list-disc pl-5 font-mono text-sm">
        {all.slice(0, most).map((word) => (
          <li key={word}>{visibleText(word)}</li>
        ))}
      </ul>
      {all.length > most && (
        <p className="text-sm text-muted">
          <Trans>and {all.length - most} more</Trans>
        </p>
      )}
    </div>
  )
}

/** How many lines are shown. */
const most = 50
