/** Says where that is done which the portal's API has no call for. */
import { Trans } from '@lingui/react/macro'
import { Vendor } from '~/patterns/screen/Vendor'

/** `children`: what there is no call for, as a sentence. */
export function ReadOnlyNote({ children }: { children: string }) {
  return (
    <p className="mt-3 text-sm text-muted">
      {children}{' '}
      <Trans>
        Go to <Vendor portal /> for that.
      </Trans>
    </p>
  )
}
