/** A value that came from the portal: isolated from the page's direction, never translated, clipped to a line, on a phone to some. */
import { visibleText } from './visible-text'

export function DataText({ children, className = '' }: { children: string; className?: string }) {
  const text = visibleText(children)
  return (
    <bdi
      translate="no"
      title={text.length > 40 ? text.slice(0, 500) : undefined}
      className={`data-text ${className}`}
    >
      {text}
    </bdi>
  )
}
