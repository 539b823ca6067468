/** The tile of an engine or a runtime: its mark, or its initials, on a tint of its colour. */
import { markShapes, type MarkShape } from './shapes'

export interface MarkLook {
  /** Shown if there is no mark. */
  letters: string
  shape?: MarkShape
  /** In the light and in the dark theme. */
  colours: readonly [string, string]
}

const grey: MarkLook['colours'] = ['#5b6472', '#9aa4b5']

const engines = new Map<string, MarkLook>([
  ['postgresql', { letters: 'Pg', shape: 'postgresql', colours: ['#336791', '#7fb3dc'] }],
  ['mysql', { letters: 'My', shape: 'mysql', colours: ['#b5591b', '#f0a36b'] }],
  ['mongodb', { letters: 'Mg', shape: 'mongodb', colours: ['#1f7a3f', '#5fd38a'] }],
  ['clickhouse', { letters: 'Ch', shape: 'clickhouse', colours: ['#8a6d00', '#ffd84d'] }],
])

/** Decoration next to a name. */
export function Mark({ letters, shape, colours = grey }: Partial<MarkLook>) {
  return (
    <svg
      viewBox="0 0 36 36"
      aria-hidden
      fill="currentColor"
      className="mark"
      style={{ color: `light-dark(${colours[0]}, ${colours[1]})` }}
    >
      {shape ? (
        <path d={markShapes[shape]} transform="translate(7.2 7.2) scale(0.9)" />
      ) : (
        <text x="18" y="23" textAnchor="middle" fontSize="14" fontWeight="650">
          {letters}
        </text>
      )}
    </svg>
  )
}

/** An unknown engine has its initials. */
export function MarkOfEngine({ engine }: { engine: string }) {
  return (
    <Mark
      {...(engines.get(engine.toLowerCase()) ?? { letters: [...engine].slice(0, 2).join('') })}
    />
  )
}
