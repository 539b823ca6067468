/** A call that waits for the rate limit: shown where its answer will appear, with a button that cancels it. */
import { Trans } from '@lingui/react/macro'
import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { Hourglass } from 'lucide'
import { formatEnd, secondsLeft } from '~/i18n/format-end'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { Ticking } from '~/ui/time/Ticking'
import { useNow } from '~/ui/time/use-now'

interface QueuedNoticeProps {
  /** When the call will be sent, in milliseconds since the epoch. */
  until: number
  /** Cancels the call; it has not been sent, so it is not counted. */
  onCancel: () => void
}

export function QueuedNotice({ until, onCancel }: QueuedNoticeProps) {
  const now = useNow()
  const seconds = secondsLeft(until, now)
  return (
    <div className="flex flex-wrap items-center gap-2 text-muted">
      <Icon of={Hourglass} className="size-4 shrink-0" />
      <p role="status" className="tabular">
        {seconds === null ? (
          <Trans>Waiting until {formatEnd(until, now)} for the rate limit</Trans>
        ) : (
          <Ticking still={<Trans>Waiting for the rate limit</Trans>}>
            <Trans>Waiting {seconds} s for the rate limit</Trans>
          </Ticking>
        )}
      </p>
      <Button small onClick={onCancel}>
        <Trans>Cancel</Trans>
      </Button>
    </div>
  )
}

/** The same for a query. */
export function QueuedRead({ queryKey, until }: { queryKey: QueryKey; until: number }) {
  const client = useQueryClient()
  return (
    <QueuedNotice
      until={until}
      onCancel={() => void client.cancelQueries({ queryKey, exact: true })}
    />
  )
}
