/** Said once: the first write of this token was refused. */
import { Trans, useLingui } from '@lingui/react/macro'
import { X } from 'lucide'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'

export function ReadOnlyNotice({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  return (
    <Notice
      tone="warn"
      role="status"
      actions={
        <Button look="quiet" small aria-label={t`Close`} onClick={onClose}>
          <Icon of={X} className="size-4" />
        </Button>
      }
    >
      <p className="font-medium">
        <Trans>This token looks read-only.</Trans>
      </p>
      <p className="text-muted">
        <Trans>Its first write was refused. What can be read stays as it is.</Trans>
      </p>
    </Notice>
  )
}
