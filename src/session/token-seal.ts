/**
 * A tab's storage holds a token only mixed with random numbers that this device keeps elsewhere. No page reaches the storage
 * of a tab that shows another site meanwhile; without the numbers what lies there is noise, and stays so.
 */
import { keysFrom, siteKey } from '~/site-keys'
import { sessionNow } from './clock'

export interface Sealed {
  /** Which numbers the token was mixed with. */
  pad: string
  bytes: number[]
}

interface Pad {
  id: string
  bytes: number[]
  /** When nothing that was mixed with it may be used any more, in milliseconds since the epoch. */
  until: number
}

/** Stays in the place of a pad: the token was removed, and no tab that missed it brings it back. */
interface Removed {
  removed: true
  until: number
}

/** No session is kept longer than 7 days. */
const removedForMs = 8 * 24 * 60 * 60 * 1000

const nameOf = (key: string) => siteKey(`seal:${key}`)

/** The token of this key, mixed; null where the device can keep nothing, or the token was removed from it. */
export function sealToken(key: string, token: string, until: number): Sealed | null {
  try {
    const kept = read(key)
    if (kept && 'removed' in kept) return null
    const pad = kept && kept.bytes.length >= token.length ? kept : newPad(token.length)
    if (pad.until < until) write(key, { ...pad, until })
    return { pad: pad.id, bytes: mix(Array.from(new TextEncoder().encode(token)), pad.bytes) }
  } catch {
    return null
  }
}

/** The token again; null once what it was mixed with is gone. */
export function openSeal(key: string, { pad, bytes }: Sealed): string | null {
  try {
    const kept = read(key)
    if (!kept || 'removed' in kept || kept.id !== pad || bytes.length > kept.bytes.length)
      return null
    return new TextDecoder().decode(new Uint8Array(mix(bytes, kept.bytes)))
  } catch {
    return null
  }
}

/** Makes every copy of the token in this browser useless, those in tabs that cannot be reached included. */
export function markRemoved(key: string): void {
  try {
    write(key, { removed: true, until: Date.now() + removedForMs })
  } catch {
    // Then nothing could be sealed either.
  }
}

export function isRemoved(key: string): boolean {
  try {
    const kept = read(key)
    return kept !== null && 'removed' in kept
  } catch {
    return false
  }
}

/** The person gave the token once more: it may be kept again. What was sealed before stays useless. */
export function allowAgain(key: string): void {
  if (isRemoved(key)) dropSeal(key)
}

/** Makes one sealed token useless. */
export function dropSeal(key: string): void {
  try {
    localStorage.removeItem(nameOf(key))
  } catch {
    // Refused storage keeps nothing.
  }
}

/** Makes every sealed token of this site useless; with `before`, those whose time was over then. */
export function dropSeals(before = Infinity): void {
  try {
    for (const name of keysFrom(localStorage, 'seal')) {
      const kept = parse(localStorage.getItem(name))
      if (!kept || kept.until < before) localStorage.removeItem(name)
    }
  } catch {
    // Refused storage keeps nothing.
  }
}

/** What is over takes no place. */
export function pruneSeals(): void {
  dropSeals(sessionNow())
}

function newPad(length: number): Pad {
  return {
    id: crypto.randomUUID(),
    bytes: [...crypto.getRandomValues(new Uint8Array(length))],
    until: 0,
  }
}

function mix(bytes: readonly number[], pad: readonly number[]): number[] {
  return bytes.map((byte, i) => byte ^ (pad[i] ?? 0))
}

function write(key: string, value: Pad | Removed): void {
  localStorage.setItem(nameOf(key), JSON.stringify(value))
}

function read(key: string): Pad | Removed | null {
  return parse(localStorage.getItem(nameOf(key)))
}

/** Another app on this origin may write our names: each field is checked. */
function parse(text: string | null): Pad | Removed | null {
  let value: unknown
  try {
    value = JSON.parse(text ?? 'null')
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const { id, bytes, until, removed } = value as Record<string, unknown>
  if (typeof until !== 'number') return null
  if (removed === true) return { removed, until }
  return typeof id === 'string' && isBytes(bytes) ? { id, bytes, until } : null
}

function isBytes(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.every((byte) => Number.isInteger(byte) && Number(byte) >= 0 && Number(byte) <= 255)
  )
}

/** A sealed token that was read from storage, checked. */
export function readSealed(value: unknown): Sealed | null {
  if (typeof value !== 'object' || value === null) return null
  const { pad, bytes } = value as Record<string, unknown>
  return typeof pad === 'string' && isBytes(bytes) ? { pad, bytes } : null
}
