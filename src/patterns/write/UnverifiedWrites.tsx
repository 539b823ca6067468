/** On the sign-in screen: what was being sent when the last session ended, or the page was reloaded. */
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Notice } from '~/ui/Notice'
import { abandonedWrites } from './journal'
import { InProgress, Named } from './OutcomeWords'
import { UndoneWrites } from './UndoneWrites'

export function UnverifiedWrites() {
  const [entries] = useState(abandonedWrites)
  return (
    <>
      <UndoneWrites entries={entries} />
      {entries
        .filter(({ undone }) => undone === undefined)
        .map(({ op, name, at }) => (
          <Notice key={`${op} ${name} ${at}`} tone="warn" role="status">
            <p className="font-medium">
              <InProgress op={op} name={name} />
            </p>
            <p>
              <Unverified name={name} />
            </p>
          </Notice>
        ))}
    </>
  )
}

function Unverified({ name }: { name: string }) {
  const it = <Named>{name}</Named>
  return <Trans>Outcome of {it} not verified. Sign in to check.</Trans>
}
