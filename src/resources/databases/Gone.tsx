/** In place of a database that the portal no longer knows. */
import { Trans } from '@lingui/react/macro'
import { formatClock } from '~/i18n/format'
import { paths } from '~/paths'
import { Link } from '~/patterns/Link'
import { buttonClass } from '~/ui/Button'
import { Notice } from '~/ui/Notice'

/** `seenAt`: when it was last read, in milliseconds since the epoch. */
export function Gone({ seenAt }: { seenAt: number | null }) {
  return (
    <Notice
      tone="warn"
      role="alert"
      actions={
        <Link to={paths.databases()} className={buttonClass('plain', true)}>
          <Trans>To the list of databases</Trans>
        </Link>
      }
    >
      <p className="font-medium">
        <Trans>Not found: deleted, or hidden from this token.</Trans>
      </p>
      {seenAt !== null && (
        <p className="text-muted">
          <Trans>It was last there at {formatClock(seenAt)}.</Trans>
        </p>
      )}
    </Notice>
  )
}
