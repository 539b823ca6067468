/**
 * What this site stores in the browser, and under which names. Other consoles may be in other folders of the same
 * origin, which share its storage: each name includes the folder.
 */
import {
  array,
  fallback,
  nullable,
  pipe,
  safeParse,
  transform,
  type GenericSchema,
  type InferOutput,
} from 'valibot'

/** The journal of writes; signing out removes its part that all tabs share. */
export const journalName = 'writes'
/** The items at the last visit of a remembered token, under the token's key; forgotten with the token. */
export const lookName = 'look'

export function siteKey(name: string): string {
  return `htx:${import.meta.env.BASE_URL}:${name}`
}

/** The name for data of one portal, because the settings may name another one later, or in another folder. */
export function portalKey(name: string, portal: string): string {
  return siteKey(`${name}:${portal}`)
}

/** The names in a storage that begin so, for any portal. */
export function keysFrom(storage: Storage, name: string): string[] {
  return Object.keys(storage).filter((key) => key.startsWith(siteKey(`${name}:`)))
}

/** The value under a name in `localStorage`, also under the name of an earlier version, common to all folders; may throw. */
export function readKept(name: string): string | null {
  return localStorage.getItem(siteKey(name)) ?? localStorage.getItem(`htx.${name}`)
}

/** The result of `task`, or `refused` if it throws: a browser may refuse its storage, or be out of space. */
export function tryStorage<Result>(task: () => Result, refused: Result): Result {
  try {
    return task()
  } catch {
    return refused
  }
}

/** The value of a JSON text; null unless it has the form, because another app on this origin may use our names. */
export function parseJsonOrNull<Schema extends GenericSchema>(
  schema: Schema,
  text: string | null,
): InferOutput<Schema> | null {
  return tryStorage(() => parseOrNull(schema, JSON.parse(text ?? 'null')), null)
}

/** The value, null unless it has the form. */
export function parseOrNull<Schema extends GenericSchema>(
  schema: Schema,
  value: unknown,
): InferOutput<Schema> | null {
  const { success, output } = safeParse(schema, value)
  return success ? output : null
}

/** A list; items of another form are dropped. */
export function listOf<Item>(item: GenericSchema<unknown, Item>) {
  return pipe(
    array(fallback(nullable(item), null)),
    transform((items) => items.filter((one) => one !== null)),
  )
}
