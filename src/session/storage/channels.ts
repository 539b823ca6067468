/** What the tabs of this site tell each other about sessions and profiles. Same origin only; a token never leaves it. */
import { boolean, literal, number, object, string, union, type GenericSchema } from 'valibot'
import { listOf, parseOrNull, siteKey } from '~/site-storage'
import { storedSession, type StoredSession } from './stored-session'

/** What the person chose for a profile. */
export type ProfileChoice = Pick<StoredSession, 'name' | 'colour' | 'readOnly'>

/** With `question`: the answer is for that question alone. */
export const sessionTabs = openChannel(
  'session',
  union([
    /** A new tab asks whether anybody is signed in. */
    object({ type: literal('ask'), question: string(), portal: string() }),
    object({ type: literal('give'), question: string(), session: storedSession }),
    object({ type: literal('signed-out') }),
    /** The portal answered 401 to a tab with this token: nobody calls until the verdict. */
    object({ type: literal('checking'), key: string() }),
    object({ type: literal('verdict'), key: string(), accepted: boolean() }),
    /** Somebody is working in a tab of this site, whatever its token. */
    object({ type: literal('active') }),
  ]),
)

/** `key`: that of the token which the tab that tells has in use, or which it is about. */
export const profileTabs = openChannel(
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

function openChannel<Message>(name: string, schema: GenericSchema<unknown, Message>) {
  const channel =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(siteKey(name))
  return {
    tell: (message: Message) => channel?.postMessage(message),
    /** Hears what other tabs tell; what has another form is dropped. Returns the way to stop. */
    listen(hear: (message: Message) => void): () => void {
      const receive = ({ data }: MessageEvent<unknown>) => {
        const message = parseOrNull(schema, data)
        if (message) hear(message)
      }
      channel?.addEventListener('message', receive)
      return () => channel?.removeEventListener('message', receive)
    },
  }
}
