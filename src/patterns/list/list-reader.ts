/** Reading a list whose cache holds the answer as it came, so that its reader comes with the screen and not before. */
import type { Json } from '~/api/parse-body'
import { polling } from '~/api/polling'
import { readWith, type Answer } from '~/api/read-answer'
import type { ItemList } from '~/api/readers/list'
import { isChanging } from '~/patterns/record/status'

/** `readAt`: when what is shown was answered, in milliseconds since the epoch. */
export type ReadList<Item> = ItemList<Item> & { readAt: number }

/**
 * Query options that read the cached answer, each answer once; their `refetchInterval` takes the place of the list's
 * own, which knows no status. Made once, outside of the component: a new `select` reads anew.
 */
export function listReader<Item extends { status: string | null }>(
  reader: (body: Json | undefined) => ItemList<Item> | null,
) {
  const lists = new WeakMap<Answer, ItemList<Item> | null>()
  const listOf = (answer: Answer) => {
    // The interval is asked for after every render.
    const list = lists.has(answer) ? (lists.get(answer) ?? null) : reader(answer.body)
    lists.set(answer, list)
    return list
  }
  return {
    select: (answer: Answer): ReadList<Item> => {
      const { at, waitedMs, tookMs = 0 } = answer.call
      return { ...readWith(answer, () => listOf(answer)), readAt: at + waitedMs + tookMs }
    },
    refetchInterval: polling<Answer>(
      (answer) => listOf(answer)?.items.some(({ status }) => isChanging(status)) ?? false,
    ),
  }
}
