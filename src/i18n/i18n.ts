/** The language in use. */
import { i18n } from '@lingui/core'
import { catalogues, type Language } from './catalogues'

/** Loads a language's catalogue and makes it the language of the page. */
export async function speak(language: Language): Promise<void> {
  const { messages } = await catalogues[language]()
  i18n.loadAndActivate({ locale: language, messages })
  document.documentElement.lang = language
}
