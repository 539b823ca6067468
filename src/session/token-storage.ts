/** Where a token is kept: the tab's storage, and this device's if the person chose so. Nothing else stores one. */
import { demoPortal, settings } from '~/settings'
import { keysFrom, portalKey, readKept, siteKey } from '~/site-keys'
import { tokenProblem } from './clean-token'
import { withEvidence, products, type Evidence } from './scope'
import { dropSeals, openSeal, readSealed, sealToken } from './token-seal'

/** What is kept of a session. Times are milliseconds since the epoch. */
export interface StoredSession {
  /** Empty where it was sealed and the seal is gone: nobody can use it any more. */
  token: string
  /** A short hash of it, from `tokenKey`. */
  key: string
  /** The portal's origin; the token goes nowhere else. */
  portal: string
  since: number
  until: number
  /** The person chose to have it kept on this device, and it could be. */
  remembered: boolean
  /** The sign-outs seen when the session began; another value later means that it is over. */
  signOuts: string
  evidence: Evidence[]
  /** When the portal refused it at two tries, though it stayed remembered; null while it is not in doubt. */
  refusedAt: number | null
  /** What the person calls it; empty where it has no name. */
  name: string
  /** A number of `profileColours`. */
  colour: number
  /** Nothing is changed with it from this browser: a safety catch. */
  readOnly: boolean
}

/** The names in both storages: the session in use, the one that is remembered first, and the profiles beside it. */
const tabName = 'session'
const deviceName = 'remembered'
const profilesName = 'profiles'
const signOutsName = 'sign-outs'

/** How a token is written to a storage and read back. */
interface Form {
  write(session: StoredSession): unknown
  read(stored: unknown): StoredSession | null
}

const plain: Form = { write: (session) => session, read: readStoredSession }

const sealed: Form = {
  write({ token, ...rest }) {
    const seal = sealToken(rest.key, token, rest.until)
    if (!seal) throw new DOMException('The token cannot be sealed', 'NotAllowedError')
    return { ...rest, sealed: seal }
  },
  read(stored) {
    if (typeof stored !== 'object' || stored === null || !('sealed' in stored)) return null
    const seal = readSealed(stored.sealed)
    // Any token that could be sent does, to have the other fields checked.
    const session = seal && readStoredSession({ ...stored, token: 'sealed' })
    return session && { ...session, token: openSeal(session.key, seal) ?? '' }
  },
}

/** Where a session is kept. Both may throw or be missing (private windows, policies): then memory alone serves. */
export const tabStorage = recordIn(() => sessionStorage, tabName, sealed)
export const deviceStorage = recordIn(() => localStorage, deviceName, plain)
/** The profiles beside it. */
export const tabProfiles = listIn(() => sessionStorage, sealed)
export const deviceProfiles = listIn(() => localStorage, plain)

/**
 * A mark that changes with every sign-out on this site, null where storage is refused. It is how a page that
 * slept in the back/forward cache learns that it is over.
 */
export function signOutMark(): string | null {
  try {
    return readKept(signOutsName) ?? ''
  } catch {
    return null
  }
}

/** Whether the sign-in screen may have profiles to offer, so that their code is needed. */
export function otherProfilesKept(): boolean {
  try {
    const profiles = here(profilesName)
    return (
      profiles in sessionStorage || profiles in localStorage || here(deviceName) in localStorage
    )
  } catch {
    return false
  }
}

/** Marks that somebody signed out. */
export function markSignOut(): void {
  try {
    localStorage.setItem(siteKey(signOutsName), crypto.randomUUID())
  } catch {
    // Without storage there is nothing another tab could have kept either.
  }
}

/** Forgets every token that this device keeps for this site, and makes what other tabs hold of them useless. */
export function forgetOnDevice(): void {
  forgetAll(() => localStorage)
  dropSeals()
}

/** Forgets every token that this tab keeps for this site. */
export function forgetInTab(): void {
  forgetAll(() => sessionStorage)
}

/** Whether this tab shows the demo. */
export function demoKept(): boolean {
  try {
    return portalKey(tabName, demoPortal) in sessionStorage
  } catch {
    return false
  }
}

/** The names that an earlier version used, whatever the folder and the portal. */
export const oldKeys = {
  session: 'htx.session',
  remembered: 'htx.remembered',
  profiles: 'htx.profiles',
} as const

/** Whether an earlier version has left tokens here, so that the code that takes them over is needed. */
export function oldKeysKept(): boolean {
  try {
    return Object.values(oldKeys).some((key) => key in sessionStorage || key in localStorage)
  } catch {
    return false
  }
}

/** The host of another portal that this site keeps a token for, if there is one. */
export function portalOfOtherTokens(): string | null {
  for (const [storage, name] of [
    [() => sessionStorage, tabName],
    [() => localStorage, deviceName],
  ] as const)
    try {
      const known = [here(name), portalKey(name, demoPortal)]
      const other = keysFrom(storage(), name).find((key) => !known.includes(key))
      const portal = other?.slice(siteKey(`${name}:`).length)
      if (portal && URL.canParse(portal)) return new URL(portal).host
    } catch {
      // Refused storage has nothing.
    }
  return null
}

/** Changes what this device remembers of a token, if it does. */
export function changeOnDevice(changed: StoredSession): void {
  const replace = (one: StoredSession) => (one.key === changed.key ? changed : one)
  const first = deviceStorage.load()
  if (first?.key === changed.key) deviceStorage.save(changed)
  else deviceProfiles.save(deviceProfiles.load().map(replace))
}

/** The name of what belongs to the portal that the settings name. */
function here(name: string): string {
  return portalKey(name, settings().portalUrl)
}

function forgetAll(storage: () => Storage): void {
  try {
    for (const name of [tabName, deviceName, profilesName])
      for (const key of keysFrom(storage(), name)) storage().removeItem(key)
  } catch {
    // What cannot be reached was never written.
  }
}

function recordIn(storage: () => Storage, name: string, form: Form) {
  return {
    load(): StoredSession | null {
      try {
        return form.read(JSON.parse(storage().getItem(here(name)) ?? 'null'))
      } catch {
        return null
      }
    },
    /** Whether it could be kept. */
    save(session: StoredSession): boolean {
      try {
        storage().setItem(here(name), JSON.stringify(form.write(session)))
        return true
      } catch {
        return false
      }
    },
    clear(): void {
      try {
        storage().removeItem(here(name))
      } catch {
        // What cannot be reached was never written.
      }
    },
  }
}

function listIn(storage: () => Storage, form: Form) {
  return {
    load(): StoredSession[] {
      try {
        const stored: unknown = JSON.parse(storage().getItem(here(profilesName)) ?? '[]')
        return Array.isArray(stored) ? stored.map(form.read).filter((one) => one !== null) : []
      } catch {
        return []
      }
    },
    save(sessions: readonly StoredSession[]): void {
      try {
        if (sessions.length === 0) storage().removeItem(here(profilesName))
        else storage().setItem(here(profilesName), JSON.stringify(sessions.map(form.write)))
      } catch {
        // Refused or full: they are known until the page is closed.
      }
    },
  }
}

/** A stored or received session, checked field by field: another app on this origin may write our keys. */
export function readStoredSession(value: unknown): StoredSession | null {
  if (typeof value !== 'object' || value === null) return null
  const { token, key, portal, since, until, remembered, signOuts, evidence, refusedAt } =
    value as Record<string, unknown>
  const { name, colour, readOnly } = value as Record<string, unknown>
  const known =
    typeof token === 'string' &&
    token !== '' &&
    tokenProblem(token) === null &&
    typeof key === 'string' &&
    typeof portal === 'string' &&
    URL.canParse(portal) &&
    isTime(since) &&
    isTime(until) &&
    typeof signOuts === 'string' &&
    Array.isArray(evidence)
  if (!known) return null
  const seen = evidence.filter(isEvidence).reduce(withEvidence, [] as Evidence[])
  return {
    token,
    key,
    portal,
    since,
    until,
    remembered: remembered === true,
    signOuts,
    evidence: seen,
    refusedAt: isTime(refusedAt) ? refusedAt : null,
    // What was stored before there were profiles has none of these.
    name: typeof name === 'string' ? name : '',
    colour: isTime(colour) ? colour : 0,
    readOnly: readOnly === true,
  }
}

function isEvidence(value: unknown): value is Evidence {
  if (typeof value !== 'object' || value === null) return false
  const { product, access, allowed, at, call } = value as Record<string, unknown>
  return (
    products.some((name) => name === product) &&
    (access === 'read' || access === 'write') &&
    (allowed === null || typeof allowed === 'boolean') &&
    isTime(at) &&
    typeof call === 'string'
  )
}

/** Milliseconds since the epoch that a Date can hold (ECMA-262, 21.4.1.1): neither NaN nor an end that never comes. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15
}
