/** Compares a name with the text that was typed to confirm it, as a person sees both. */
import { fold } from '~/fold'

/** The difference between the typed and the requested name; null where there is no visible one. */
type Difference = 'case' | 'accents' | 'blanks' | 'more'

/** Letters may be composed or not (Unicode, NFC): nobody sees or types that difference. */
export function differenceOf(typed: string, name: string): Difference | null {
  const [one, other] = [typed.normalize('NFC'), name.normalize('NFC')]
  if (one === other) return null
  if (one.toLowerCase() === other.toLowerCase()) return 'case'
  if (fold(one) === fold(other)) return 'accents'
  return withoutBlanks(one) === withoutBlanks(other) ? 'blanks' : 'more'
}

const withoutBlanks = (text: string) => text.replace(/\s/g, '')
