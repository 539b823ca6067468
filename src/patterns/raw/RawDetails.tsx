/** "Raw" at the end of a panel: the record as the portal sent it, folded. */
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Json } from '~/api/transport/parse-body'
import type { UnknownField } from '~/api/readers/record'
import { RawView } from './RawView'

interface RawDetailsProps {
  record: Json
  unknown: readonly UnknownField[]
  /** Texts that are masked wherever they occur in it. */
  secrets?: readonly string[] | undefined
}

export function RawDetails({ record, unknown, secrets = [] }: RawDetailsProps) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  return (
    <details
      className="card px-5 py-3"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="text-lg font-semibold">
        <h3 className="inline">{t`Raw`}</h3>
      </summary>
      {open && (
        <div className="mt-3">
          <RawView record={record} unknown={unknown.map(({ path }) => path)} secrets={secrets} />
        </div>
      )}
    </details>
  )
}
