/** The mark of a database engine: its two letters on its colour. An engine that we do not know gets its initials. */

const engines: Record<string, { name: string; letters: string; colour: string }> = {
  postgresql: { name: 'PostgreSQL', letters: 'Pg', colour: '#336791' },
  mysql: { name: 'MySQL', letters: 'My', colour: '#a8541c' },
  mongodb: { name: 'MongoDB', letters: 'Mg', colour: '#2e7d46' },
  clickhouse: { name: 'ClickHouse', letters: 'Ch', colour: '#7a6200' },
}

/** An engine's proper name; an unknown one is called as the portal calls it. */
export function engineName(engine: string): string {
  return engines[engine.toLowerCase()]?.name ?? engine
}

export function EngineMark({ engine }: { engine: string }) {
  const { letters, colour } = engines[engine.toLowerCase()] ?? {
    letters: [...engine].slice(0, 2).join(''),
    colour: '#5c6470',
  }
  return <Mark letters={letters} colour={colour} />
}

/** Two letters on a colour, which is a class such as `#336791`: decoration beside a name. */
export function Mark({ letters, colour }: { letters: string; colour: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className="mark">
      <rect width="24" height="24" rx="6" fill={colour} />
      <text x="12" y="16" textAnchor="middle" fill="#fff" fontSize="11" fontWeight="600">
        {letters}
      </text>
    </svg>
  )
}
