/** What the tabs of this site tell each other about the profiles beside the one in use. */
import { boolean, literal, number, object, string, union } from 'valibot'
import { listOf } from '~/site-storage'
import { openTabChannel } from './channels'
import { storedSession, type StoredSession } from './stored-session'

/** What the person chose for a profile. */
export type ProfileChoice = Pick<StoredSession, 'name' | 'colour' | 'readOnly'>

/** `key`: that of the token which the tab that tells has in use, or which it is about. */
export const profileTabs = openTabChannel(
  'profiles',
  union([
    /** A new tab asks for the profiles beside its own. */
    object({ type: literal('ask'), key: string() }),
    /** The answer; also told when another profile has come in beside this one. */
    object({ type: literal('give'), key: string(), sessions: listOf(storedSession) }),
    object({
      type: literal('changed'),
      key: string(),
      choice: object({ name: string(), colour: number(), readOnly: boolean() }),
    }),
    object({ type: literal('removed'), key: string() }),
  ]),
)
