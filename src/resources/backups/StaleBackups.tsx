/** How many databases are known to lack a backup, for the navigation; reads nothing itself. */
import { useQueryClient } from '@tanstack/react-query'
import { formatNumber } from '~/i18n/format'
import { databases } from '~/products/registry'
import { useBackupRows } from './known-backups'

export function StaleBackups() {
  const items = useQueryClient().getQueryData(databases.list().queryKey)?.items
  const count = useBackupRows(items).filter(({ lacks }) => lacks).length
  if (count === 0) return null
  return (
    <span aria-hidden="true" className="frame-count">
      {formatNumber(count)}
      <i />
    </span>
  )
}
