/** An engine's proper name, and its mark, whose drawing is loaded after the first rows. */
import { lazyAddition } from '~/i18n/lazy-component'

// A map, because an engine may be called "constructor".
const names = new Map([
  ['postgresql', 'PostgreSQL'],
  ['mysql', 'MySQL'],
  ['mongodb', 'MongoDB'],
  ['clickhouse', 'ClickHouse'],
])

/** An engine's proper name; an unknown one keeps the portal's word. */
export function engineName(engine: string): string {
  return names.get(engine.toLowerCase()) ?? engine
}

export const EngineMark = lazyAddition(
  () => import('./Mark').then((module) => module.MarkOfEngine),
  <span className="mark" />,
)
