/** Text of several lines from outside: its line breaks and tabs stay, everything else invisible is shown. */
import { visibleText } from './visible-text'

/** As visibleText(), line by line; tabs become two spaces. */
export function visibleLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => visibleText(line.replaceAll('\t', '  ')))
    .join('\n')
}
