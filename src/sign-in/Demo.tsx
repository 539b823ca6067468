/** The demo: an entry for people without a token, and the notice on every screen that its data is made up. */
import { Trans, useLingui } from '@lingui/react/macro'
import { signOut } from '~/session/current-session'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'

export function DemoButton() {
  const start = async () => (await import('~/session/demo-mode')).startDemo()
  return (
    <div className="mt-4 border-t border-line pt-4">
      <Button className="w-full" onClick={() => void start()}>
        <Trans>Explore with demo data</Trans>
      </Button>
    </div>
  )
}

export function DemoNotice() {
  const { t } = useLingui()
  const leave = (
    <Button small onClick={signOut}>
      <Trans>Leave the demo</Trans>
    </Button>
  )
  return (
    <Notice tone="info" role="status" label={t`Demo data`} actions={leave}>
      <Trans>
        Demo data: everything here is made up and exists only in this tab. Reloading starts over.
      </Trans>
    </Notice>
  )
}
