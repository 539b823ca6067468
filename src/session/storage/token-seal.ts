/**
 * A tab's storage holds a token only mixed with random numbers, which the device keeps elsewhere. This site cannot clear
 * the storage of a tab that shows another site; once the numbers are deleted, what that storage holds is useless.
 */
import {
  array,
  check,
  literal,
  number,
  object,
  pipe,
  string,
  union,
  type InferOutput,
} from 'valibot'
import { keysFrom, parseJsonOrNull, siteKey, tryStorage } from '~/site-storage'
import { sessionNow } from './clock'

const byteList = array(
  pipe(
    number(),
    check((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255),
  ),
)

/** `pad`: which numbers the token was mixed with. */
export const sealedToken = object({ pad: string(), bytes: byteList })

const padSchema = object({
  id: string(),
  bytes: byteList,
  /** When nothing mixed with it may be used any more, in milliseconds since the epoch. */
  until: number(),
})

/** Replaces a pad when its token was removed, so that a tab that missed this cannot store the token again. */
const removed = object({ removed: literal(true), until: number() })

const padOrRemoved = union([removed, padSchema])

/** No session is kept longer than 7 days. */
const removedForMs = 8 * 24 * 60 * 60 * 1000

const nameOf = (key: string) => siteKey(`seal:${key}`)
const load = (key: string) => parseJsonOrNull(padOrRemoved, localStorage.getItem(nameOf(key)))
const save = (key: string, value: InferOutput<typeof padOrRemoved>) =>
  localStorage.setItem(nameOf(key), JSON.stringify(value))

/** The token of this key, mixed. Throws where the device cannot store anything, or the token was removed from it. */
export function sealToken(key: string, token: string, until: number) {
  const kept = load(key)
  if (kept && 'removed' in kept) throw new DOMException('The token was removed', 'NotAllowedError')
  const pad = kept && kept.bytes.length >= token.length ? kept : newPad(token.length)
  if (pad.until < until) save(key, { ...pad, until })
  return { pad: pad.id, bytes: mix([...new TextEncoder().encode(token)], pad.bytes) }
}

/** The original token; empty if its pad is gone. */
export function openSeal(key: string, sealed: InferOutput<typeof sealedToken>): string {
  const kept = tryStorage(() => load(key), null)
  const isOpen = kept && 'id' in kept && kept.id === sealed.pad
  if (!isOpen || sealed.bytes.length > kept.bytes.length) return ''
  return new TextDecoder().decode(new Uint8Array(mix(sealed.bytes, kept.bytes)))
}

/** Makes every copy of the token in this browser useless, those in tabs that cannot be reached included. */
export function markRemoved(key: string): void {
  tryStorage(() => save(key, { removed: true, until: Date.now() + removedForMs }), undefined)
}

export function isRemoved(key: string): boolean {
  const kept = tryStorage(() => load(key), null)
  return kept !== null && 'removed' in kept
}

/** The person entered the token again: it may be stored again. Earlier sealed copies stay useless. */
export function allowAgain(key: string): void {
  if (isRemoved(key)) dropSeal(key)
}

/** Makes one sealed token useless. */
export function dropSeal(key: string): void {
  tryStorage(() => localStorage.removeItem(nameOf(key)), undefined)
}

/** Makes every sealed token of this site useless; with `before`, only those that had expired by then. */
export function dropSeals(before = Infinity): void {
  tryStorage(() => {
    for (const name of keysFrom(localStorage, 'seal')) {
      const kept = parseJsonOrNull(padOrRemoved, localStorage.getItem(name))
      if (!kept || kept.until < before) localStorage.removeItem(name)
    }
  }, undefined)
}

/** Deletes expired pads. */
export function pruneSeals(): void {
  dropSeals(sessionNow())
}

function newPad(length: number) {
  const random = [...crypto.getRandomValues(new Uint8Array(length))]
  return { id: crypto.randomUUID(), bytes: random, until: 0 }
}

function mix(bytes: readonly number[], pad: readonly number[]): number[] {
  return bytes.map((byte, i) => byte ^ (pad[i] ?? 0))
}
