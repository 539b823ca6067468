/** Common to all writes to databases: which tokens are allowed, and the sentences about earlier reads. */
import { Trans } from '@lingui/react/macro'
import type { WriteKind } from '~/patterns/write/write-kind'

type Common = Pick<WriteKind, 'whoMay' | 'overQuota' | 'unknown' | 'hindered'>

export const ofDatabases: Common = {
  whoMay: () => <Trans>Use a token with the scope full or databases.</Trans>,
  overQuota: () => <Trans>Not done: you've reached your plan's quota (402).</Trans>,
  unknown: {
    'not-new': () => (
      <Trans>The portal named a backup that was there before, and lists no new one.</Trans>
    ),
    changed: () => (
      <Trans>A database with this name exists, but it isn't the one you deleted.</Trans>
    ),
  },
  hindered: {
    unread: () => <Trans>Not sent: couldn't read the database first.</Trans>,
    'other-name': () => <Trans>Not sent: the response is for another database.</Trans>,
    changed: (it) => <Trans>Not deleted: the name {it} now belongs to another database.</Trans>,
    'first-failed': () => <Trans>Not deleted: the backup didn't complete.</Trans>,
    'first-unclear': (it) => (
      <Trans>
        Not deleted: couldn't tell whether the backup completed. Check the backups of {it}.
      </Trans>
    ),
  },
}
