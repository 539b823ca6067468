/** Where a token is kept: the tab's storage, and this device's if the person chose so. Nothing else stores one. */
import { object, pipe, transform, type GenericSchema } from 'valibot'
import { demoPortal, inDemo, settings } from '~/settings'
import {
  journalName,
  keysFrom,
  listOf,
  lookName,
  portalKey,
  parseJsonOrNull,
  readKept,
  siteKey,
  tryStorage,
} from '~/site-storage'
import { profileEntries, storedSession, type StoredSession } from './stored-session'
import { dropSeals, openSeal, sealedToken, sealToken } from './token-seal'

/** The names in both storages: the session in use, the one that is remembered first, and the profiles beside it. */
const tabName = 'session'
const deviceName = 'remembered'
const profilesName = 'profiles'
const signOutsName = 'sign-outs'

/** How a token is read from a storage and written to it. */
interface Form {
  schema: GenericSchema<unknown, StoredSession>
  write(session: StoredSession): unknown
}

const plain: Form = { schema: storedSession, write: (session) => session }

const sealedForm: Form = {
  schema: pipe(
    object({ ...profileEntries, sealed: sealedToken }),
    transform(({ sealed, ...rest }) => ({ ...rest, token: openSeal(rest.key, sealed) })),
  ),
  write: ({ token, ...rest }) => ({ ...rest, sealed: sealToken(rest.key, token, rest.until) }),
}

/** Where a session is kept. A browser may refuse either (private windows, policies): then only memory holds it. */
export const tabStorage = placeIn(
  () => sessionStorage,
  tabName,
  sealedForm.schema,
  sealedForm.write,
)
export const deviceStorage = placeIn(() => localStorage, deviceName, plain.schema, plain.write)
/** The profiles beside it. */
export const tabProfiles = listIn(() => sessionStorage, sealedForm)
export const deviceProfiles = listIn(() => localStorage, plain)

/**
 * A mark that changes with every sign-out on this site, null where storage is refused. A page that was in the
 * back/forward cache compares it to learn whether its session has ended.
 */
export function signOutMark(): string | null {
  return tryStorage(() => readKept(signOutsName) ?? '', null)
}

/** Marks that somebody signed out. Without storage there is nothing another tab could have kept either. */
export function markSignOut(): void {
  tryStorage(() => localStorage.setItem(siteKey(signOutsName), crypto.randomUUID()), undefined)
}

/** Whether the sign-in screen may have profiles to offer, so that their code is needed. */
export function otherProfilesKept(): boolean {
  const profiles = here(profilesName)
  return tryStorage(
    () =>
      profiles in sessionStorage || profiles in localStorage || here(deviceName) in localStorage,
    false,
  )
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

/** Signing out leaves no names of what was written in what all tabs share. */
export function forgetSharedJournal(): void {
  tryStorage(() => {
    for (const key of [here(journalName), `htx.${journalName}`]) localStorage.removeItem(key)
  }, undefined)
}

/** Forgets what was kept for the next visit of tokens that this device no longer remembers. */
export function forgetLooks(): void {
  // The demo must not remove what is kept of real tokens.
  if (inDemo()) return
  tryStorage(() => {
    const kept = [deviceStorage.load(), ...deviceProfiles.load()].map(
      (one) => one && siteKey(`${lookName}:${one.key}`),
    )
    for (const key of keysFrom(localStorage, lookName))
      if (!kept.includes(key)) localStorage.removeItem(key)
  }, undefined)
}

/** Whether this tab shows the demo. */
export function demoKept(): boolean {
  return tryStorage(() => portalKey(tabName, demoPortal) in sessionStorage, false)
}

/** The names that an earlier version used, whatever the folder and the portal. */
export const oldKeys = {
  session: 'htx.session',
  remembered: 'htx.remembered',
  profiles: 'htx.profiles',
} as const

/** Whether an earlier version has left tokens here, so that the code that takes them over is needed. */
export function oldKeysKept(): boolean {
  return tryStorage(
    () => Object.values(oldKeys).some((key) => key in sessionStorage || key in localStorage),
    false,
  )
}

/** The host of another portal that this site keeps a token for, if there is one. */
export function portalOfOtherTokens(): string | null {
  return (
    portalOfOthers(() => sessionStorage, tabName) ?? portalOfOthers(() => localStorage, deviceName)
  )
}

function portalOfOthers(storage: () => Storage, name: string): string | null {
  const known = [here(name), portalKey(name, demoPortal)]
  const keys = tryStorage(() => keysFrom(storage(), name), [])
  const portal = keys.find((key) => !known.includes(key))?.slice(siteKey(`${name}:`).length)
  return portal && URL.canParse(portal) ? new URL(portal).host : null
}

/** Changes what this device remembers of a token, if it does. */
export function changeOnDevice(changed: StoredSession): void {
  if (deviceStorage.load()?.key === changed.key) deviceStorage.save(changed)
  else
    deviceProfiles.save(
      deviceProfiles.load().map((one) => (one.key === changed.key ? changed : one)),
    )
}

/** The name of what belongs to the portal that the settings name. */
function here(name: string): string {
  return portalKey(name, settings().portalUrl)
}

function forgetAll(storage: () => Storage): void {
  tryStorage(() => {
    for (const name of [tabName, deviceName, profilesName])
      for (const key of keysFrom(storage(), name)) storage().removeItem(key)
  }, undefined)
}

function placeIn<Kept>(
  storage: () => Storage,
  name: string,
  schema: GenericSchema<unknown, Kept>,
  write: (kept: Kept) => unknown,
) {
  return {
    load: () => tryStorage(() => parseJsonOrNull(schema, storage().getItem(here(name))), null),
    /** Whether it could be kept. */
    save: (kept: Kept) =>
      tryStorage(() => {
        storage().setItem(here(name), JSON.stringify(write(kept)))
        return true
      }, false),
    clear: () => tryStorage(() => storage().removeItem(here(name)), undefined),
  }
}

/** Where the storage is refused or full, the list is known only until the page is closed. */
function listIn(storage: () => Storage, { schema, write }: Form) {
  const place = placeIn<StoredSession[]>(storage, profilesName, listOf(schema), (sessions) =>
    sessions.map(write),
  )
  return {
    load: () => place.load() ?? [],
    save: (sessions: StoredSession[]) =>
      void (sessions.length ? place.save(sessions) : place.clear()),
  }
}
