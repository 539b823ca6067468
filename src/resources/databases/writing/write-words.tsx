/** What all writes to databases have in common: which tokens may, and the sentences about what was read first. */
import { Trans } from '@lingui/react/macro'
import type { WriteKind } from '~/patterns/write/write-kind'

type Common = Pick<WriteKind, 'whoMay' | 'overQuota' | 'unknown' | 'hindered'>

export const ofDatabases: Common = {
  whoMay: () => <Trans>A token with the scope full or databases may. The portal decides.</Trans>,
  overQuota: () => <Trans>Not done: your plan's quota is used up (402).</Trans>,
  unknown: {
    'not-new': () => (
      <Trans>The portal named a backup that was there before, and lists no new one.</Trans>
    ),
    changed: () => (
      <Trans>A database with this name exists, but it is not the one you deleted.</Trans>
    ),
  },
  hindered: {
    unread: () => <Trans>Not sent: could not look at the database first.</Trans>,
    'other-name': () => <Trans>Not sent: the answer is about another database.</Trans>,
    changed: (it) => <Trans>Not deleted: by now another database has the name {it}.</Trans>,
    'first-failed': () => (
      <Trans>Not deleted: the backup that was to come first did not complete.</Trans>
    ),
    'first-unclear': (it) => (
      <Trans>
        Not deleted: whether the backup that was to come first is complete cannot be told. Look at
        the backups of {it}.
      </Trans>
    ),
  },
}
