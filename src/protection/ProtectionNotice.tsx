/** Warns that browser or host lack a part of this page's protection, if they do. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useStore } from '~/use-store'
import { reduced } from './policy-events'

export function ProtectionNotice() {
  const { t } = useLingui()
  const isReduced = useStore(reduced)
  const [hidden, setHidden] = useState(false)
  if (!isReduced || hidden) return null
  return (
    <Notice
      tone="warn"
      role="status"
      label={t`Reduced protection`}
      actions={<Button small onClick={() => setHidden(true)}>{t`Hide`}</Button>}
    >
      <p>
        <Trans>
          Reduced protection: your browser or this site's host doesn't enforce all of the page's
          security policy.
        </Trans>
      </p>
      <p className="text-muted">{t`Tokens can't be remembered on this device for now.`}</p>
    </Notice>
  )
}
