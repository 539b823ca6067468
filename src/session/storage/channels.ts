/** What the tabs of this site tell each other about sessions. Same origin only; a token never leaves it. */
import { boolean, literal, object, string, union, type GenericSchema } from 'valibot'
import { parseOrNull, siteKey } from '~/site-storage'
import { storedSession } from './stored-session'

/** With `question`: the answer is for that question alone. */
export const sessionTabs = openTabChannel(
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

export function openTabChannel<Message>(name: string, schema: GenericSchema<unknown, Message>) {
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
