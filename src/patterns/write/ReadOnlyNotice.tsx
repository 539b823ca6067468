/** Shown once, after the first refused write of this token. */
import { Trans } from '@lingui/react/macro'
import { CloseButton } from '~/ui/CloseButton'
import { Notice } from '~/ui/Notice'

export function ReadOnlyNotice({ onClose }: { onClose: () => void }) {
  return (
    <Notice tone="warn" role="status" actions={<CloseButton onClick={onClose} />}>
      <p className="font-medium">
        <Trans>This token appears to be read-only.</Trans>
      </p>
      <p className="text-muted">
        <Trans>Its first write was refused. You can still see everything it can read.</Trans>
      </p>
    </Notice>
  )
}
