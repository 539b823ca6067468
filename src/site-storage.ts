/**
 * What this site keeps in the browser, and under which names. Other consoles may live in other folders of the same
 * origin, which has one storage for all of them: each name carries the folder.
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

/** The writes that have no end yet; signing out forgets what all tabs share of them. */
export const journalName = 'writes'
/** What a remembered token's account looked like at the last visit, each under the token's key; forgotten with the token. */
export const lookName = 'look'

export function siteKey(name: string): string {
  return `htx:${import.meta.env.BASE_URL}:${name}`
}

/** The name of what belongs to one portal: the settings may name another one later, or in another folder. */
export function portalKey(name: string, portal: string): string {
  return siteKey(`${name}:${portal}`)
}

/** The names in a storage that begin so, whichever portal they belong to. */
export function keysFrom(storage: Storage, name: string): string[] {
  return Object.keys(storage).filter((key) => key.startsWith(siteKey(`${name}:`)))
}

/** What `localStorage` has under a name, also where an earlier version kept it for all folders; it may throw. */
export function readKept(name: string): string | null {
  return localStorage.getItem(siteKey(name)) ?? localStorage.getItem(`htx.${name}`)
}

/** What comes of `task`, or `refused` where it throws: a browser may refuse its storage, or have no more room. */
export function tryStorage<Result>(task: () => Result, refused: Result): Result {
  try {
    return task()
  } catch {
    return refused
  }
}

/** What a JSON text holds, null unless it has the form: another app on this origin may write our names. */
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

/** A list; what has another form is left out. */
export function listOf<Item>(item: GenericSchema<unknown, Item>) {
  return pipe(
    array(fallback(nullable(item), null)),
    transform((items) => items.filter((one) => one !== null)),
  )
}
