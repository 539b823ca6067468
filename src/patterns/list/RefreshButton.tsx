/** The button that refreshes what the screen shows; "r" presses it. */
import { useLingui } from '@lingui/react/macro'
import { RefreshCw } from 'lucide'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'

interface RefreshButtonProps {
  isReading: boolean
  onPress: () => void
  reason?: string | null | undefined
}

export function RefreshButton({ isReading, onPress, reason }: RefreshButtonProps) {
  const { t } = useLingui()
  return (
    <Button
      look="quiet"
      aria-label={t`Refresh`}
      title={t`Refresh`}
      onClick={onPress}
      aria-busy={isReading}
      aria-keyshortcuts="r"
      reason={reason}
      className="text-muted"
    >
      <Icon of={RefreshCw} className={`size-4 ${isReading ? 'animate-spin' : ''}`} />
    </Button>
  )
}
