/** Lines of code in a box, with a label and a button above. */
import type { ReactNode } from 'react'
import { visibleText } from './visible-text'

interface CodeBlockProps {
  label: string
  action?: ReactNode
  /** What to know before using the code. */
  note?: ReactNode
  children: string
}

export function CodeBlock({ label, action, note, children }: CodeBlockProps) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-lg border border-line bg-raised">
      <figcaption className="flex min-h-10 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line py-1 pr-1 pl-3">
        <span className="text-sm font-medium">{label}</span>
        {action}
      </figcaption>
      <pre
        translate="no"
        className="px-3 py-2.5 font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        {visibleLines(children)}
      </pre>
      {note && <p className="border-t border-line px-3 py-2 text-sm text-muted">{note}</p>}
    </figure>
  )
}

/** As visibleText(), but line breaks stay, and a tab becomes two spaces. */
function visibleLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => visibleText(line.replaceAll('\t', '  ')))
    .join('\n')
}
