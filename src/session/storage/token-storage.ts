/** Where a token is stored: in the tab's storage, and on this device if the person chose that. Nothing else stores one. */
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

/** The names in both storages: the session in use, the one that is remembered first, and the other profiles. */
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

/** Where a session is stored. A browser may refuse both (private windows, policies): then it is only in memory. */
export const tabStorage = placeIn(
  () => sessionStorage,
  tabName,
  sealedForm.schema,
  sealedForm.write,
)
export const deviceStorage = placeIn(() => localStorage, deviceName, plain.schema, plain.write)
/** The other profiles. */
export const tabProfiles = listIn(() => sessionStorage, sealedForm)
export const deviceProfiles = listIn(() => localStorage, plain)

/**
 * A mark that changes with every sign-out on this site, null where storage is refused. A page that was in the
 * back/forward cache compares it to learn whether its session has ended.
 */
export function signOutMark(): string | null {
  return tryStorage(() => readKept(signOutsName) ?? '', null)
}

/** Records a sign-out. Without storage, other tabs cannot have stored anything either. */
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

/** Forgets every token that is stored on this device for this site, and makes the copies of other tabs useless. */
export function forgetOnDevice(): void {
  forgetAll(() => localStorage)
  dropSeals()
}

/** Forgets every token that is stored in this tab for this site. */
export function forgetInTab(): void {
  forgetAll(() => sessionStorage)
}

/** After a sign-out, the shared storage holds no names of resources. */
export function forgetSharedJournal(): void {
  tryStorage(() => {
    for (const key of [here(journalName), `htx.${journalName}`]) localStorage.removeItem(key)
  }, undefined)
}

/** Forgets what was stored for the next visit of tokens that are not remembered any more. */
export function forgetLooks(): void {
  // The demo must not remove data of real tokens.
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

/** The names of an earlier version, common to all folders and portals. */
export const oldKeys = {
  session: 'htx.session',
  remembered: 'htx.remembered',
  profiles: 'htx.profiles',
} as const

/** Whether an earlier version has stored tokens here, so that the code that takes them over is needed. */
export function oldKeysKept(): boolean {
  return tryStorage(
    () => Object.values(oldKeys).some((key) => key in sessionStorage || key in localStorage),
    false,
  )
}

/** The host of another portal that this site has stored a token for, if there is one. */
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

/** Changes what is stored on this device for a token, if it is remembered. */
export function changeOnDevice(changed: StoredSession): void {
  if (deviceStorage.load()?.key === changed.key) deviceStorage.save(changed)
  else
    deviceProfiles.save(
      deviceProfiles.load().map((one) => (one.key === changed.key ? changed : one)),
    )
}

/** The name for data of the portal in the settings. */
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
    /** Returns whether it could be stored. */
    save: (kept: Kept) =>
      tryStorage(() => {
        storage().setItem(here(name), JSON.stringify(write(kept)))
        return true
      }, false),
    clear: () => tryStorage(() => storage().removeItem(here(name)), undefined),
  }
}

/** Where the storage is refused or full, the list is only known until the page is closed. */
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
