/** The newest backup of a database, where it is known: what is left once the database is deleted. */
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
        <Trans>Looking for its newest backup…</Trans>
      ) : (
        <Trans>Its newest backup is not known.</Trans>
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
  if (items.length === 0) return <Trans>It has never been backed up.</Trans>
  if (newest === -Infinity) return <Trans>Its newest backup is not known.</Trans>
  const [time, age] = [formatTime(newest), formatAgo(newest, now)]
  return (
    <Trans>
      Its newest backup is from {time} ({age}).
    </Trans>
  )
}
