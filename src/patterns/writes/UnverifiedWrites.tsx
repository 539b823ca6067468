/** On the sign-in screen: what was being sent when the last session ended, or the page was reloaded. */
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Notice } from '~/ui/Notice'
import { abandonedWrites } from './journal'
import { InProgress, Named } from './OutcomeWords'

export function UnverifiedWrites() {
  const [entries] = useState(abandonedWrites)
  return entries.map(({ op, name, at }) => (
    <Notice key={`${op} ${name} ${at}`} tone="warn" role="status">
      <p className="font-medium">
        <InProgress op={op} name={name} />
      </p>
      <p>
        <Trans>
          Outcome of <Named>{name}</Named> not verified. Sign in to check.
        </Trans>
      </p>
    </Notice>
  ))
}
