/** A value that came from the portal: isolated from the page's direction, never translated, clipped to a line, on a phone to some. */
import { visibleText } from './visible-text'

export function DataText({ children, className = '' }: { children: string; className?: string }) {
  return <bdi {...dataText(children)} className={`data-text ${className}`} />
}

/** The same for an element that holds nothing else, such as a link; its class is `data-text`. */
export function dataText(value: string) {
  const text = visibleText(value)
  return {
    dir: 'auto',
    translate: 'no',
    title: text.length > 40 ? text.slice(0, 500) : undefined,
    children: text,
  } as const
}
