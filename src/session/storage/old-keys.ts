/** Takes over the tokens that an earlier version stored under names that all consoles of an origin shared. */
import { object, string } from 'valibot'
import { tokenKey } from '~/api/rate-limit/limiter'
import { settings } from '~/settings'
import { parseOrNull, tryStorage } from '~/site-storage'
import { storedSession, type StoredSession } from './stored-session'
import { deviceProfiles, deviceStorage, oldKeys, tabProfiles, tabStorage } from './token-storage'

/** Sessions of another portal stay for the console of that portal; what cannot be read is removed. */
export async function adoptOldKeys(): Promise<void> {
  const [tab] = await taken(sessionStorage, oldKeys.session)
  const beside = await taken(sessionStorage, oldKeys.profiles)
  const [remembered] = await taken(localStorage, oldKeys.remembered)
  const others = await taken(localStorage, oldKeys.profiles)
  if (tab && !tabStorage.load()) tabStorage.save(tab)
  if (remembered && !deviceStorage.load()) deviceStorage.save(remembered)
  tabProfiles.save([...tabProfiles.load(), ...beside])
  deviceProfiles.save([...deviceProfiles.load(), ...others])
}

/** The sessions of this portal under an old name, which is cleared of them. */
async function taken(storage: Storage, name: string): Promise<StoredSession[]> {
  const all = tryStorage<unknown>(() => JSON.parse(storage.getItem(name) ?? '[]'), [])
  const ours: StoredSession[] = []
  const left: unknown[] = []
  for (const one of [all].flat()) {
    const known = parseOrNull(object({ token: string() }), one)
    const session =
      known && parseOrNull(storedSession, { ...Object(one), key: await tokenKey(known.token) })
    if (session?.portal === settings().portalUrl) ours.push(session)
    else if (session && session.until > Date.now()) left.push(one)
  }
  if (left.length === 0) storage.removeItem(name)
  else storage.setItem(name, JSON.stringify(name === oldKeys.profiles ? left : left[0]))
  return ours
}
