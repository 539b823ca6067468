/** Says on every screen of the demo that its data is made up, and leads out of it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { signOut } from '~/session/current-session'

export function DemoNotice() {
  const { t } = useLingui()
  return (
    <Notice
      tone="info"
      role="status"
      label={t`Demo data`}
      actions={
        <Button small onClick={signOut}>
          <Trans>Leave the demo</Trans>
        </Button>
      }
    >
      <Trans>
        Demo data: everything here is made up and lives in this tab alone. A reload starts it
        afresh.
      </Trans>
    </Notice>
  )
}
