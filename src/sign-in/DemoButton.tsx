/** The way in for those who have no token yet: data that is made up. */
import { Trans } from '@lingui/react/macro'
import { Button } from '~/ui/Button'

export function DemoButton() {
  return (
    <div className="mt-4 border-t border-line pt-4">
      <Button className="w-full" onClick={() => void start()}>
        <Trans>Explore with demo data</Trans>
      </Button>
    </div>
  )
}

async function start(): Promise<void> {
  const { startDemo } = await import('~/session/demo-mode')
  await startDemo()
}
