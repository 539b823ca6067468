/** The catalogues: for each language one for the first load and one for all else; compiled at build. */
import type { Messages } from '@lingui/core'

const files = import.meta.glob<{ messages: Messages }>(['./*/*.po', '!./en/base.po'])

export type Language = 'en' | 'vi'
/** The words of the first load and those of everything else; lingui.config.ts decides which file belongs where. */
export type Part = 'base' | 'later'

/**
 * The words of a catalogue in a language, except the English ones of the first load. Independent of Lingui itself, so
 * that loading can start before it.
 */
export async function catalogue(language: Language, part: Part): Promise<Messages> {
  const load = files[`./${language}/${part}.po`]
  if (!load) throw new Error(`There is no catalogue ${language}/${part}`)
  return (await load()).messages
}
