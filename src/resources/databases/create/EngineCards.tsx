/** The engines as cards with their marks, to choose from. Engines of a newer contract come last. */
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { newEngines } from '~/session/contract'
import { EngineMark, engineName } from '~/ui/marks/EngineMark'
import { visibleText } from '~/ui/text/visible-text'
import type { NewDatabase } from '../database'

/** The engines of the contract that this dashboard was built with. */
const engines: readonly NewDatabase['engine'][] = ['postgresql', 'mysql', 'mongodb', 'clickhouse']

interface EngineCardsProps {
  engine: string
  onChange: (engine: string) => void
}

export function EngineCards({ engine, onChange }: EngineCardsProps) {
  const { t } = useLingui()
  const id = useId()
  const offered = [...engines, ...newEngines(useQueryClient())]
  return (
    <div role="radiogroup" aria-labelledby={id}>
      <div id={id} className="mb-1.5 font-medium">{t`Engine`}</div>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {offered.map((one) => (
          <label
            key={one}
            className="flex items-center gap-2 rounded-lg border border-line-strong px-2.5 py-2.5 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              checked={engine === one}
              onChange={() => onChange(one)}
              name={id}
              className="sr-only"
            />
            <EngineMark engine={one} />
            <span translate="no" className="min-w-0 font-medium [overflow-wrap:anywhere]">
              {visibleText(engineName(one))}
            </span>
          </label>
        ))}
      </div>
    </div>
  )
}
