/** "Copy diagnostics": what helps the people who operate the dashboard, without private data. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { settings } from '~/settings'
import { Copy } from '~/ui/text/Copy'
import { useStore } from '~/use-store'
import { diagnosticsText } from './diagnostics'
import { useSession, useRateLimit } from '~/session/use-session'
import { Checkbox } from '~/ui/form/Checkbox'

/** `error`: why the screen failed, if it did. */
export function CopyDiagnostics({ error }: { error?: unknown }) {
  const { t } = useLingui()
  const { log, portalUrl } = useSession().connection
  const calls = useStore(log)
  const limit = useRateLimit()
  const [names, setNames] = useState(false)
  const brand = settings().brand.name
  const isElsewhere = portalUrl !== location.origin
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Copy
        code
        label={t`Copy diagnostics`}
        text={diagnosticsText({ brand, calls, limit, isElsewhere, names, error })}
      >
        <Trans>Copy diagnostics</Trans>
      </Copy>
      <div className="text-sm text-muted">
        <Checkbox label={t`Include resource names`} checked={names} onChange={setNames} />
      </div>
    </div>
  )
}
