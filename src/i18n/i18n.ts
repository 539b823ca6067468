/** The language in use, and the loaded words. */
import { i18n } from '@lingui/core'
import { catalogue, type Language, type Part } from './catalogues'
import { messages as english } from './en/base.po'

const parts = new Set<Part>(['base'])
let spoken: Language = 'en'

/** Switches the page to a language, with the words of every loaded part. */
export async function speak(language: Language): Promise<void> {
  spoken = language
  await Promise.all([...parts].map((part) => learn(language, part)))
  if (spoken !== language) return
  i18n.activate(language)
  document.documentElement.lang = language
}

/** Loads the words of everything outside the first load, before any of it is shown. */
export async function loadLaterWords(): Promise<void> {
  parts.add('later')
  await learn(spoken, 'later')
}

async function learn(language: Language, part: Part): Promise<void> {
  const isHere = language === 'en' && part === 'base'
  i18n.load(language, isHere ? english : await catalogue(language, part))
}
