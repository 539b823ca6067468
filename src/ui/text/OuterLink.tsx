/** A link to another site; the caller ensures that it is `http:` or `https:`. */
import { visibleText } from './visible-text'

interface OuterLinkProps {
  url: string
  /** On one line, cut: for a table. */
  clip?: boolean
  children: string
}

export function OuterLink({ url, clip, children }: OuterLinkProps) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      translate="no"
      title={clip ? visibleText(children).slice(0, 500) : undefined}
      className={`text-accent underline ${clip ? 'data-text' : '[overflow-wrap:anywhere]'}`}
    >
      {visibleText(children)}
    </a>
  )
}
