/** The catalogues: one for the first load, one for each part that comes later; compiled at build. */
import type { Messages } from '@lingui/core'

const files = import.meta.glob<{ messages: Messages }>('./*/*.po')

export type Language = 'en' | 'vi'
/** The parts whose words stand apart; lingui.config.ts says which files they are. */
export type Part =
  | 'base'
  | 'troubles'
  | 'common'
  | 'token'
  | 'preferences'
  | 'database'
  | 'backups'
  | 'services'
  | 'activity'

/** The words of a part in a language. Apart from Lingui itself, so that fetching can start before it is there. */
export async function catalogue(language: Language, part: Part): Promise<Messages> {
  const load = files[`./${language}/${part}.po`]
  if (!load) throw new Error(`There is no catalogue ${language}/${part}`)
  return (await load()).messages
}
