/** Why a database's backups could not be read, in a line; and how old what is shown of them is. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { ApiError } from '~/api/errors'
import { formatAgo } from '~/i18n/format'
import { errorWords } from '~/patterns/errors/error-words'
import { useNow } from '~/ui/time/use-now'

const minute = 60_000

interface ReadErrorProps {
  error: ApiError
  /** When what is shown was read, in milliseconds since the epoch; null where nothing is. */
  readAt: number | null
}

export function ReadError({ error, readAt }: ReadErrorProps) {
  const { i18n } = useLingui()
  const now = useNow(minute)
  return (
    <>
      {i18n._(errorWords(error).what)}
      {error.status ? ` (${error.status})` : ''}
      {readAt !== null && (
        <>
          {' '}
          <Trans>Last checked {formatAgo(readAt, now)}.</Trans>
        </>
      )}
    </>
  )
}
