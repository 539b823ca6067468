/** Where a token is kept: the tab's storage, and this device's if the person chose so. Nothing else stores one. */
import { tokenProblem } from './clean-token'
import { withEvidence, products, type Evidence } from './scope'

/** What is kept of a session. Times are milliseconds since the epoch. */
export interface StoredSession {
  token: string
  /** The portal's origin; the token goes nowhere else. */
  portal: string
  since: number
  until: number
  /** The person chose to have it kept on this device, and it could be. */
  remembered: boolean
  /** The sign-outs seen when the session began; another value later means that it is over. */
  signOuts: string
  evidence: Evidence[]
  /** What the person calls it; empty where it has no name. */
  name: string
  /** A number of `profileColours`. */
  colour: number
  /** Nothing is changed with it from this browser: a safety catch. */
  readOnly: boolean
}

const tabKey = 'htx.session'
const deviceKey = 'htx.remembered'
/** In both storages: the profiles beside the one that is in use. */
export const profilesKey = 'htx.profiles'
const signOutsKey = 'htx.sign-outs'

/** Where a session is kept. Both may throw or be missing (private windows, policies): then memory alone serves. */
export const tabStorage = recordIn(() => sessionStorage, tabKey)
export const deviceStorage = recordIn(() => localStorage, deviceKey)

/**
 * A mark that changes with every sign-out on this site, null where storage is refused. It is how a page that
 * slept in the back/forward cache learns that it is over.
 */
export function signOutMark(): string | null {
  try {
    return localStorage.getItem(signOutsKey) ?? ''
  } catch {
    return null
  }
}

/** Whether the sign-in screen may have profiles to offer, so that their code is needed. */
export function otherProfilesKept(): boolean {
  try {
    return profilesKey in sessionStorage || profilesKey in localStorage || deviceKey in localStorage
  } catch {
    return false
  }
}

/** Marks that somebody signed out. */
export function markSignOut(): void {
  try {
    localStorage.setItem(signOutsKey, crypto.randomUUID())
  } catch {
    // Without storage there is nothing another tab could have kept either.
  }
}

function recordIn(storage: () => Storage, key: string) {
  return {
    load(): StoredSession | null {
      try {
        return readStoredSession(JSON.parse(storage().getItem(key) ?? 'null'))
      } catch {
        return null
      }
    },
    /** Whether it could be kept. */
    save(session: StoredSession): boolean {
      try {
        storage().setItem(key, JSON.stringify(session))
        return true
      } catch {
        return false
      }
    },
    /** `others`: the profiles beside it too. */
    clear(others?: boolean): void {
      try {
        storage().removeItem(key)
        if (others) storage().removeItem(profilesKey)
      } catch {
        // What cannot be reached was never written.
      }
    },
  }
}

/** A stored or received session, checked field by field: another app on this origin may write our keys. */
export function readStoredSession(value: unknown): StoredSession | null {
  if (typeof value !== 'object' || value === null) return null
  const { token, portal, since, until, remembered, signOuts, evidence, name, colour, readOnly } =
    value as Record<string, unknown>
  const known =
    typeof token === 'string' &&
    token !== '' &&
    tokenProblem(token) === null &&
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
    portal,
    since,
    until,
    remembered: remembered === true,
    signOuts,
    evidence: seen,
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
