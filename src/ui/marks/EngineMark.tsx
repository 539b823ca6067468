/** An engine's proper name, and its mark, whose drawing comes after the first rows. */
import { lazyComponent } from '~/i18n/lazy-component'

const names: Record<string, string> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mongodb: 'MongoDB',
  clickhouse: 'ClickHouse',
}

/** An engine's proper name; an unknown one is called as the portal calls it. */
export function engineName(engine: string): string {
  return names[engine.toLowerCase()] ?? engine
}

export const EngineMark = lazyComponent(
  async () => (await import('./Mark')).MarkOfEngine,
  <span className="mark" />,
  false,
)
