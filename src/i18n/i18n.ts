/** The language in use, and the words that have been loaded for it. */
import { i18n } from '@lingui/core'
import { catalogue, type Language, type Part } from './catalogues'

const parts = new Set<Part>(['base'])
let spoken: Language = 'en'

/** Makes a language the language of the page, with the words of every part in use. */
export async function speak(language: Language): Promise<void> {
  spoken = language
  await Promise.all([...parts].map((part) => learn(language, part)))
  if (spoken !== language) return
  i18n.activate(language)
  document.documentElement.lang = language
}

/** Loads the words of a part before it is shown. */
export async function loadWords(part: Part): Promise<void> {
  parts.add(part)
  await learn(spoken, part)
}

async function learn(language: Language, part: Part): Promise<void> {
  i18n.load(language, await catalogue(language, part))
}
