/** The engines as cards with their marks: one of four is chosen. */
import { Trans } from '@lingui/react/macro'
import { useId } from 'react'
import { EngineMark, engineName } from '~/ui/EngineMark'
import type { NewDatabase } from './database'

/** The engines of the contract. */
const engines: readonly NewDatabase['engine'][] = ['postgresql', 'mysql', 'mongodb', 'clickhouse']

interface EngineCardsProps {
  engine: NewDatabase['engine']
  onChange: (engine: NewDatabase['engine']) => void
}

export function EngineCards({ engine, onChange }: EngineCardsProps) {
  const id = useId()
  return (
    <div role="radiogroup" aria-labelledby={id}>
      <div id={id} className="mb-1.5 font-medium">
        <Trans>Engine</Trans>
      </div>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {engines.map((one) => (
          <label
            key={one}
            className="flex items-center gap-2.5 rounded-lg border border-line-strong px-3 py-3 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              checked={engine === one}
              onChange={() => onChange(one)}
              name={id}
              className="sr-only"
            />
            <EngineMark engine={one} />
            <span translate="no" className="font-medium">
              {engineName(one)}
            </span>
          </label>
        ))}
      </div>
    </div>
  )
}
