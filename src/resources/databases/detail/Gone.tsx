/** In place of a database that no longer exists. */
import { Trans } from '@lingui/react/macro'
import { formatClock } from '~/i18n/format'
import { paths } from '~/paths'
import { Link } from '~/patterns/screen/Link'
import { buttonClass } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { visibleText } from '~/ui/text/visible-text'

interface GoneProps {
  name: string
  /** When it was deleted from here, and when it was last read; in milliseconds since the epoch. */
  deletedAt: number | null
  seenAt: number | null
}

export function Gone({ name, deletedAt, seenAt }: GoneProps) {
  const it = <bdi translate="no">{visibleText(name)}</bdi>
  return (
    <Notice
      tone="warn"
      role="alert"
      actions={
        <Link to={paths.databases()} className={buttonClass('plain', true)}>
          <Trans>Back to databases</Trans>
        </Link>
      }
    >
      <p className="font-medium">
        {deletedAt === null ? (
          <Trans>Not found. It was deleted, or this token can't see it.</Trans>
        ) : (
          <Trans>
            {it} was deleted at {formatClock(deletedAt)}.
          </Trans>
        )}
      </p>
      {deletedAt === null && seenAt !== null && (
        <p className="text-muted">
          <Trans>Last seen at {formatClock(seenAt)}.</Trans>
        </p>
      )}
    </Notice>
  )
}
