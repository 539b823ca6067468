/** Takes over the tokens that an earlier version kept under names which all consoles of an origin shared. */
import { tokenKey } from '~/api/rate-limiter'
import { settings } from '~/settings'
import {
  deviceProfiles,
  deviceStorage,
  oldKeys,
  readStoredSession,
  tabProfiles,
  tabStorage,
  type StoredSession,
} from './token-storage'

/** Those of another portal stay where they are, for the console that belongs to it; what can be read by nobody goes. */
export async function adoptOldKeys(): Promise<void> {
  const tab = await taken(sessionStorage, oldKeys.session)
  const beside = await taken(sessionStorage, oldKeys.profiles)
  const remembered = await taken(localStorage, oldKeys.remembered)
  const others = await taken(localStorage, oldKeys.profiles)
  if (tab[0] && !tabStorage.load()) tabStorage.save(tab[0])
  if (remembered[0] && !deviceStorage.load()) deviceStorage.save(remembered[0])
  tabProfiles.save([...tabProfiles.load(), ...beside])
  deviceProfiles.save([...deviceProfiles.load(), ...others])
}

/** Takes what belongs to this portal out of an old place. */
async function taken(storage: Storage, name: string): Promise<StoredSession[]> {
  const all = [parsed(storage.getItem(name))].flat()
  const ours: StoredSession[] = []
  const left: unknown[] = []
  for (const one of all) {
    const session = await keyed(one)
    if (session?.portal === settings().portalUrl) ours.push(session)
    else if (session && session.until > Date.now()) left.push(one)
  }
  if (left.length === 0) storage.removeItem(name)
  else storage.setItem(name, JSON.stringify(name === oldKeys.profiles ? left : left[0]))
  return ours
}

async function keyed(value: unknown): Promise<StoredSession | null> {
  if (typeof value !== 'object' || value === null || !('token' in value)) return null
  const { token } = value
  return typeof token === 'string'
    ? readStoredSession({ ...value, key: await tokenKey(token) })
    : null
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '[]')
  } catch {
    return []
  }
}
