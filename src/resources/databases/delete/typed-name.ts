/** Comparing a name with what was typed to confirm it, as a person sees both. */
import { fold } from '~/fold'

/** What keeps the typed name from being the one that is asked for; null where nothing does that can be seen. */
type Difference = 'case' | 'accents' | 'blanks' | 'more'

/** The same letters may be composed or not (Unicode, NFC): nobody sees or types the difference. */
export function differenceOf(typed: string, name: string): Difference | null {
  const [one, other] = [typed.normalize('NFC'), name.normalize('NFC')]
  if (one === other) return null
  if (one.toLowerCase() === other.toLowerCase()) return 'case'
  if (fold(one) === fold(other)) return 'accents'
  return withoutBlanks(one) === withoutBlanks(other) ? 'blanks' : 'more'
}

const withoutBlanks = (text: string) => text.replace(/\s/g, '')
