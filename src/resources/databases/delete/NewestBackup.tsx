/** The latest backup of a database, if known: all that is left after the delete. */
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Backup } from '~/api/readers/backups'
import { formatAgo, formatTime } from '~/i18n/format'
import { usePortalNow } from '~/ui/time/use-now'
import { backupOutcome } from '../backup-outcome'
import { database } from '../database'

export function NewestBackup({ name }: { name: string }) {
  const { data, isPending } = useQuery({
    ...database.backups(name),
    staleTime: 60_000,
    refetchInterval: false,
  })
  return (
    <p className="min-h-5 text-muted">
      {data ? (
        <Newest items={data.items} />
      ) : isPending ? (
        <Trans>Checking the latest backup…</Trans>
      ) : (
        <Trans>The latest backup isn't known.</Trans>
      )}
    </p>
  )
}

function Newest({ items }: { items: readonly Backup[] }) {
  const now = usePortalNow()
  const newest = items
    .filter(({ status }) => backupOutcome(status) === 'done')
    .map(({ createdAt }) => (createdAt === null ? -Infinity : Date.parse(createdAt)))
    .reduce((best, at) => Math.max(best, at), -Infinity)
  if (items.length === 0) return <Trans>This database has never been backed up.</Trans>
  if (newest === -Infinity) return <Trans>The latest backup isn't known.</Trans>
  const [time, age] = [formatTime(newest), formatAgo(newest, now)]
  return (
    <Trans>
      Latest backup: {time} ({age}).
    </Trans>
  )
}
