/** Messages between tabs about the profiles that are not in use. */
import { boolean, literal, number, object, string, union } from 'valibot'
import { listOf } from '~/site-storage'
import { openTabChannel } from './channels'
import { storedSession, type StoredSession } from './stored-session'

/** The settings of a profile that the person chooses. */
export type ProfileChoice = Pick<StoredSession, 'name' | 'colour' | 'readOnly'>

/** `key`: the token that the sending tab has in use, or that the message is about. */
export const profileTabs = openTabChannel(
  'profiles',
  union([
    /** A new tab asks for the profiles besides its own. */
    object({ type: literal('ask'), key: string() }),
    /** The answer; also sent when another profile was added. */
    object({ type: literal('give'), key: string(), sessions: listOf(storedSession) }),
    object({
      type: literal('changed'),
      key: string(),
      choice: object({ name: string(), colour: number(), readOnly: boolean() }),
    }),
    object({ type: literal('removed'), key: string() }),
  ]),
)
