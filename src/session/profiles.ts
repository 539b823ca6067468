/** Several tokens in one browser: named profiles, of which each tab uses one. Their tokens stay in session/. */
import { openLedger } from '~/api/rate-limit/ledger'
import { createRateLimiter, type RateLimiterState } from '~/api/rate-limit/limiter'
import { demoPortal, inDemo } from '~/settings'
import { createStore } from '~/store'
import {
  currentSession,
  end,
  enter,
  isSpared,
  keep,
  limiterOptions,
  openSession,
  signedIn,
  startSession,
} from './current-session'
import { tellEnded } from './profiles/ProfileEnded'
import { endIfLeft, endingOf } from './restore'
import type { KeptProfile, Session } from './session'
import { profileTabs, type ProfileChoice } from './storage/profile-tabs'
import { maskToken } from './token-text'
import type { StoredSession } from './storage/stored-session'
import { allowAgain, markRemoved } from './storage/token-seal'
import { deviceProfiles, deviceStorage, forgetLooks, tabProfiles } from './storage/token-storage'

export type { ProfileChoice }

/** What a screen may know of a profile. */
export interface Profile extends KeptProfile {
  /** The token's last four characters: `htx_…9f3c`. */
  masked: string
  current: boolean
}

/** All profiles of this tab, including the one in use, in the order in which they were added. */
export const profiles = createStore<readonly Profile[]>([])

/** A change of profile that needs the person's confirmation, because something is being sent. */
export interface Leaving {
  why: 'switch' | 'remove'
  go: () => void
}

/** Null while there is no question. */
export const leaveAsked = createStore<Leaving | null>(null)

/** The sessions that are not in use, by key. */
const others = new Map<string, StoredSession>()
/** The key of the session in use, until its end has been handled. */
let last: string | null = null
/** Counts switches and ends: a switch that is still opening its session is dropped for a later one. */
let turn = 0

currentSession.subscribe(() => {
  follow()
  // The device has one place for the session in use: a new one replaces the other, which stays in the list of profiles.
  if (signedIn()) save()
})
profileTabs.listen((message) => {
  const { type, key } = message
  if (type === 'changed') change(key, message.choice)
  if (type === 'removed') drop(key)
  if (type === 'ask' && isKnown(key)) profileTabs.tell({ type: 'give', key, sessions: all() })
  if (type === 'give' && isKnown(key)) take(message.sessions)
})
follow()
take([...tabProfiles.load(), ...onDevice()])

/** Switches at once, or after a confirmation. `before` runs right before the other account is shown. */
export function switchProfile(key: string, before: () => void = () => undefined): void {
  askFirst('switch', () => void enterProfile(key, before))
}

/** Leaves the profile in use at once, or after a confirmation if it is still sending something. */
function askFirst(why: Leaving['why'], leave: () => void): void {
  const go = () => {
    leaveAsked.set(null)
    leave()
  }
  const isBusy = (signedIn()?.connection.writesUnderWay() ?? 0) > 0
  if (isBusy) leaveAsked.set({ why, go })
  else go()
}

async function enterProfile(key: string, before: () => void): Promise<void> {
  const mine = ++turn
  const stored = others.get(key)
  if (!stored) return
  const session = await openSession(stored.token, stored)
  // Meanwhile another profile may have been chosen, or all may have been signed out.
  const next = others.get(key)
  if (mine !== turn || !next) return session.close()
  const ending = endingOf(next)
  if (ending) {
    session.close()
    drop(key)
    const current = signedIn()
    if (current) tellEnded(current, next.name.trim() || maskToken(next.token))
    else currentSession.set({ status: 'signed-out', ending })
    return
  }
  // Nothing counts down the idle time while nobody is signed in, so it is checked here.
  if (!signedIn() && endIfLeft()) return session.close()
  putBeside()
  before()
  enter(session, next)
}

/**
 * Makes the session of an accepted token a profile and the one in use; `done` ends the form of its trial. A token that
 * is known already stays one profile, with the new name.
 */
export function addProfile(
  session: Session,
  choice: ProfileChoice,
  remember: boolean,
  done: () => void,
): void {
  const { key } = session
  allowAgain(key)
  if (isKnown(key)) {
    done()
    changeProfile(key, choice)
    if (others.has(key)) switchProfile(key)
    return
  }
  askFirst('switch', () => {
    const beside = signedIn()?.key
    turn++
    putBeside()
    startSession(session, remember)
    change(key, choice)
    // Other tabs with the previous profile get the new one, too.
    if (beside) profileTabs.tell({ type: 'give', key: beside, sessions: all() })
    done()
  })
}

/** Changes name, colour and read-only, in every tab that has the profile. */
export function changeProfile(key: string, choice: ProfileChoice): void {
  change(key, choice)
  profileTabs.tell({ type: 'changed', key, choice })
}

/** Forgets a token in every tab; a session with it ends. */
export function removeProfile(key: string): void {
  const go = () => {
    markRemoved(key)
    profileTabs.tell({ type: 'removed', key })
    drop(key)
  }
  if (key === signedIn()?.key) askFirst('remove', go)
  else go()
}

/** Follows the limit of a token, by its key, until the returned function is called; sends nothing. */
export function followBudget(key: string, tell: (state: RateLimiterState) => void): () => void {
  const over = new AbortController()
  void watch()
  return () => over.abort()

  async function watch(): Promise<void> {
    const ledger = await openLedger()
    const limiter = createRateLimiter({ ...limiterOptions(), key, ledger, usedBefore: true })
    const look = () => tell(limiter.state())
    limiter.subscribe(look)
    look()
    if (over.signal.aborted) limiter.close()
    else over.signal.addEventListener('abort', () => limiter.close())
  }
}

function change(key: string, choice: ProfileChoice): void {
  const other = others.get(key)
  if (other) others.set(key, { ...other, ...choice })
  else if (key === signedIn()?.key) keep(choice)
  else return
  save()
}

function drop(key: string): void {
  if (key === signedIn()?.key) return end({ kind: 'removed' })
  if (others.delete(key)) save(key)
}

/** Puts the session in use among the others, so that another can replace it. */
function putBeside(): void {
  const stored = signedIn()?.stored()
  if (stored) others.set(stored.key, stored)
}

/** Adds the profiles that an earlier page or another tab has stored. */
function take(sessions: readonly StoredSession[]): void {
  for (const stored of sessions)
    if (!isKnown(stored.key) && isUsable(stored)) others.set(stored.key, stored)
  if (sessions.length > 0) save()
}

/** Follows the session: signing out and the idle time end every profile, any other end only this one. */
function follow(): void {
  const state = currentSession.get()
  if (state.status === 'signed-in') {
    const { key, evidence } = state.session
    others.delete(key)
    evidence.subscribe(show)
    if (last === null) profileTabs.tell({ type: 'ask', key })
    last = key
    return show()
  }
  turn++
  leaveAsked.set(null)
  const { ending } = state
  if (ending?.kind === 'signed-out' || ending?.kind === 'idle') others.clear()
  for (const [key, { portal }] of others) if (portal === demoPortal) others.delete(key)
  // A profile that the portal refused and that is still stored on the device can be tried again.
  const spared = ending && isSpared(ending) && onDevice().find(({ key }) => key === last)
  if (spared) others.set(spared.key, spared)
  const gone = spared ? null : last
  last = null
  if (gone === null) show()
  else save(gone)
}

/** Stores each profile where it belongs: on this device or in this tab. `gone`: the key of a token to be forgotten. */
function save(gone?: string): void {
  // Profiles of the demo are not stored, and must not change the real ones.
  if (!inDemo()) saveAll(gone)
  show()
}

function saveAll(gone?: string): void {
  const kept = new Map(
    [...all().filter(({ remembered }) => remembered), ...onDevice()]
      .toReversed()
      .filter((one) => one.key !== gone && isUsable(one))
      .map((one) => [one.key, one]),
  )
  // The next visit starts with the profile that was used last.
  const first = kept.get(signedIn()?.key ?? '') ?? [...kept.values()].at(-1)
  if (first) deviceStorage.save(first)
  else deviceStorage.clear()
  deviceProfiles.save([...kept.values()].filter((one) => one !== first))
  tabProfiles.save([...others.values()].filter((one) => !one.remembered && isUsable(one)))
  forgetLooks()
}

function all(): StoredSession[] {
  const stored = signedIn()?.stored()
  return stored ? [stored, ...others.values()] : [...others.values()]
}

function isUsable(stored: StoredSession): boolean {
  return endingOf(stored) === null
}

/** Everything stored on this device, also of tokens that this tab does not use. */
function onDevice(): StoredSession[] {
  const first = deviceStorage.load()
  return first ? [first, ...deviceProfiles.load()] : deviceProfiles.load()
}

function isKnown(key: string): boolean {
  return key === signedIn()?.key || others.has(key)
}

function show(): void {
  const shown = all().map(({ token, ...kept }) => ({
    ...kept,
    masked: maskToken(token),
    current: kept.key === signedIn()?.key,
  }))
  profiles.set(shown.toSorted((a, b) => a.since - b.since))
}
