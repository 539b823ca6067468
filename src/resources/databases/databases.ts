/** Databases: every call about them, as query and mutation options. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { polling } from '~/api/polling'
import { connectionOf, read } from '~/api/query-client'
import { readWith } from '~/api/read-answer'
import { readBackups, readStartedBackup, type Backup } from '~/api/readers/backups'
import { readDatabases, type Database } from '~/api/readers/database'
import { readDatabaseDetail, type DatabaseDetail } from '~/api/readers/database-detail'
import type { ItemList } from '~/api/readers/list'
import { isChanging } from '~/patterns/status'

const poll = polling<ItemList<Database>>(({ items }) =>
  items.some(({ status }) => isChanging(status)),
)
