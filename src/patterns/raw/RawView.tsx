/** A record as the portal sent it: with folding and search, secrets masked until they are revealed, unknown fields marked. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronDown, ChevronRight } from 'lucide'
import { useState } from 'react'
import type { Json } from '~/api/transport/parse-body'
import { fold } from '~/fold'
import { Button } from '~/ui/Button'
import { Copy } from '~/ui/text/Copy'
import { RevealButton, revealed, useReveal } from '~/ui/text/Reveal'
import { visibleText } from '~/ui/text/visible-text'
import { FilterBar } from '~/patterns/list/FilterBar'
import { maskedJson, rawLines, type RawLine } from './raw-lines'
import { Icon } from '~/ui/Icon'

const mostLines = 500

interface RawViewProps {
  record: Json
  /** The paths of the fields that this dashboard does not know. */
  unknown: readonly string[]
  /** Texts that are masked wherever they occur in it. */
  secrets?: readonly string[]
}

export function RawView({ record, unknown, secrets }: RawViewProps) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [most, setMost] = useState(mostLines)
  const reveal = useReveal(revealed)

  const lines = rawLines(record, secrets)
  const hasSecrets = lines.some(({ value, masked }) => value !== masked)
  const found = text.trim() ? search(lines, text) : unfolded(lines, folded)
  const toggle = (path: string) => {
    const next = new Set(folded)
    if (!next.delete(path)) next.add(path)
    setFolded(next)
  }
  return (
    <section aria-label={t`Raw`}>
      <FilterBar label={t`Search this response`} value={text} onChange={setText} inline>
        {unknown.length > 0 && (
          <span className="text-muted">
            <Plural
              value={unknown.length}
              one="# unrecognised field"
              other="# unrecognised fields"
            />
          </span>
        )}
        {hasSecrets && <RevealButton words reveal={reveal} label={t`Show secrets`} />}
        <Copy
          code
          secret={reveal.shown}
          text={reveal.shown ? JSON.stringify(record, null, 2) : maskedJson(record, secrets)}
          label={hasSecrets && !reveal.shown ? t`Copy without secrets` : t`Copy`}
        >
          {hasSecrets && !reveal.shown ? t`Copy without secrets` : t`Copy`}
        </Copy>
      </FilterBar>
      {found.length === 0 ? (
        <p className="card p-5 text-muted">
          {lines.length > 0 ? <Trans>Nothing matches</Trans> : JSON.stringify(record)}
        </p>
      ) : (
        <ul
          tabIndex={0}
          translate="no"
          className="card overflow-x-auto px-3 py-2.5 font-mono text-xs"
        >
          {found.slice(0, most).map((line, index) => (
            <Line
              // A name may contain a dot, so two fields may have the same path.
              key={`${index} ${line.path}`}
              line={line}
              shown={reveal.shown}
              isNew={unknown.includes(line.path)}
              isFolded={folded.has(line.path)}
              onToggle={text.trim() ? null : () => toggle(line.path)}
            />
          ))}
        </ul>
      )}
      {found.length > most && (
        <Button className="mt-3" onClick={() => setMost(most + mostLines)}>{t`Show more`}</Button>
      )}
    </section>
  )
}

interface LineProps {
  line: RawLine
  shown: boolean
  isNew: boolean
  isFolded: boolean
  /** Null during a search, which also shows matches inside folded lines. */
  onToggle: (() => void) | null
}

function Line({ line, shown, isNew, isFolded, onToggle }: LineProps) {
  const { t } = useLingui()
  const { depth, name, members, value, masked } = line
  const label = visibleText(name)
  const chevron = isFolded ? ChevronRight : ChevronDown
  return (
    <li
      className="flex items-center gap-1.5 py-0.5 whitespace-nowrap"
      style={{ paddingInlineStart: `${depth}rem` }}
    >
      {members && onToggle ? (
        <button
          type="button"
          aria-expanded={!isFolded}
          onClick={onToggle}
          className="flex items-center gap-1 rounded hover:bg-hover"
        >
          <Icon of={chevron} className="size-3.5" />
          <span className="text-accent">{label}:</span>
        </button>
      ) : (
        <span className="pl-4.5 text-accent">{label}:</span>
      )}
      <bdi className={members === null ? '' : 'text-muted'}>
        {visibleText(shown ? value : masked)}
      </bdi>
      {members ? <span className="text-muted">{members}</span> : null}
      {isNew && <span className="rounded bg-accent-soft px-2 text-accent">{t`New`}</span>}
    </li>
  )
}

/** The lines that are not folded away. */
function unfolded(lines: readonly RawLine[], folded: ReadonlySet<string>): RawLine[] {
  let deepest = Infinity
  return lines.filter(({ path, depth, members }) => {
    if (depth > deepest) return false
    deepest = members !== null && folded.has(path) ? depth : Infinity
    return true
  })
}

/** The lines whose path or value contains the text; a masked secret is not found by its value. */
function search(lines: readonly RawLine[], text: string): RawLine[] {
  const wanted = fold(text.trim())
  const hits = lines.filter(({ path, masked }) => fold(`${path} ${masked}`).includes(wanted))
  const shown = new Set(hits.flatMap(({ path }) => [path, ...above(path)]))
  return lines.filter(({ path }) => shown.has(path))
}

function above(path: string): string[] {
  const parts = path.split('.')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'))
}
