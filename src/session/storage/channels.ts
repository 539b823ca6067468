/** Messages about sessions between the tabs of this site. Same origin only; a token never leaves it. */
import { boolean, literal, object, string, union, type GenericSchema } from 'valibot'
import { parseOrNull, siteKey } from '~/site-storage'
import { storedSession } from './stored-session'

/** With `question`: the answer is only for that question. */
export const sessionTabs = openTabChannel(
  'session',
  union([
    /** A new tab asks whether anybody is signed in. */
    object({ type: literal('ask'), question: string(), portal: string() }),
    object({ type: literal('give'), question: string(), session: storedSession }),
    object({ type: literal('signed-out') }),
    /** The portal answered 401 to a tab with this token: no calls until the check is over. */
    object({ type: literal('checking'), key: string() }),
    object({ type: literal('verdict'), key: string(), accepted: boolean() }),
    /** Somebody is using a tab of this site, with any token. */
    object({ type: literal('active') }),
  ]),
)

export function openTabChannel<Message>(name: string, schema: GenericSchema<unknown, Message>) {
  const channel =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(siteKey(name))
  return {
    tell: (message: Message) => channel?.postMessage(message),
    /** Receives messages of other tabs; those of another form are dropped. Returns a function that stops this. */
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
