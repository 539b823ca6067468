/** A value from the portal: isolated from the page's text direction, not translated, cut to one line, on a phone to a few. */
import { visibleText } from './visible-text'

export function DataText({ children, className = '' }: { children: string; className?: string }) {
  return <bdi {...dataText(children)} className={`data-text ${className}`} />
}

/** The same as props, for an element that contains only the value, such as a link; it needs the class `data-text`. */
export function dataText(value: string) {
  const text = visibleText(value)
  return {
    dir: 'auto',
    translate: 'no',
    title: text.length > 40 ? text.slice(0, 500) : undefined,
    children: text,
  } as const
}
