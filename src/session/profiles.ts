/** Several tokens in one browser: named profiles, of which each tab uses one. Their tokens stay here and in `session`. */
import { demoPortal, inDemo } from '~/settings'
import { createStore } from '~/store'
import { openSession } from './session'
import { listenToProfiles, tellProfile, type ProfileChoice } from './profile-channel'
import { tellEnded } from './ProfileEnded'
import { endingOf } from './restore'
import type { Evidence } from './scope'
import { maskToken } from './mask-token'
import { dropCandidate, end, enter, isSpared, keep, keptSession } from './current-session'
import { currentSession, startSession } from './current-session'
import { allowAgain, markRemoved } from './token-seal'
import { deviceProfiles, deviceStorage, tabProfiles, type StoredSession } from './token-storage'

/** What a screen may know of a profile. Times are milliseconds since the epoch. */
export interface Profile extends ProfileChoice {
  /** The session's key: a short hash of the token. */
  key: string
  /** The token's last four characters: `htx_…9f3c`. */
  masked: string
  since: number
  until: number
  remembered: boolean
  current: boolean
  evidence: readonly Evidence[]
}

/** All profiles of this tab, the one in use among them, in the order in which they were added. */
export const profiles = createStore<readonly Profile[]>([])

/** What waits for the person's word, because something is being sent. */
export interface Leaving {
  why: 'switch' | 'remove'
  go: () => void
}

/** Null while there is nothing to ask. */
export const leaveAsked = createStore<Leaving | null>(null)

/** The sessions beside the one in use, by key. */
const others = new Map<string, StoredSession>()
/** The one in use, as it was when it began. */
let last: StoredSession | null = null
/** Each switch and each end outdates the switches before it. */
let turn = 0
let asked = false

currentSession.subscribe(() => {
  follow()
  // A session that begins takes the place on this device that another had, which is kept beside it.
  if (currentKey() !== null) write()
})
listenToProfiles((message) => {
  if (message.type === 'changed') change(message.key, message.choice)
  if (message.type === 'removed') drop(message.key)
  if (message.type === 'ask' && knows(message.key))
    tellProfile({ type: 'give', key: message.key, sessions: all() })
  if (message.type === 'give' && knows(message.key)) take(message.sessions)
})
follow()
take([...tabProfiles.load(), ...device()])

/** Switches, when it may. `before` runs right before the other account is drawn. */
export function switchProfile(key: string, before: () => void = () => undefined): void {
  askFirst('switch', () => void enterProfile(key, before))
}

/** Leaves the profile in use at once, or when the person says so if something of it is being sent. */
function askFirst(why: Leaving['why'], leave: () => void): void {
  const state = currentSession.get()
  const go = () => {
    leaveAsked.set(null)
    leave()
  }
  const busy = state.status === 'signed-in' && state.session.connection.writesUnderWay() > 0
  if (busy) leaveAsked.set({ why, go })
  else go()
}

async function enterProfile(key: string, before: () => void): Promise<void> {
  const mine = ++turn
  const stored = others.get(key)
  if (!stored) return
  const session = await openSession(stored.token, stored.evidence)
  // Meanwhile another may have been chosen, or all have been signed out.
  const next = others.get(key)
  if (mine !== turn || !next) return session.close()
  const ending = endingOf(next)
  if (ending) {
    session.close()
    drop(key)
    const state = currentSession.get()
    if (state.status === 'signed-out') currentSession.set({ status: 'signed-out', ending })
    else tellEnded(state.session.queryClient, next.name.trim() || maskToken(next.token))
    return
  }
  stash()
  before()
  enter(session, next)
}

/**
 * Makes the token on trial, of this key, a profile and the one in use; `done` ends the trial's form. A token that is
 * known already stays one profile, with the new name.
 */
export function addProfile(
  key: string,
  choice: ProfileChoice,
  remember: boolean,
  done: () => void,
): void {
  allowAgain(key)
  if (knows(key)) {
    done()
    dropCandidate()
    changeProfile(key, choice)
    if (others.has(key)) switchProfile(key)
    return
  }
  askFirst('switch', () => {
    const beside = currentKey()
    turn++
    stash()
    startSession(remember)
    change(key, choice)
    // The tabs that have the one in use so far get the new one beside it.
    if (beside !== null) tellProfile({ type: 'give', key: beside, sessions: all() })
    done()
  })
}

/** Name, colour and safety catch, in every tab that has the profile. */
export function changeProfile(key: string, choice: ProfileChoice): void {
  change(key, choice)
  tellProfile({ type: 'changed', key, choice })
}

/** Forgets a token in every tab; where it is in use the session ends. */
export function removeProfile(key: string): void {
  const go = () => {
    markRemoved(key)
    tellProfile({ type: 'removed', key })
    drop(key)
  }
  if (key === currentKey()) askFirst('remove', go)
  else go()
}

function change(key: string, choice: ProfileChoice): void {
  const state = currentSession.get()
  const other = others.get(key)
  if (other) others.set(key, { ...other, ...choice })
  else if (state.status === 'signed-in' && state.session.key === key) {
    keep(choice)
    state.session.connection.readOnly.set(choice.readOnly)
  } else return
  write()
}

function drop(key: string): void {
  if (key === currentKey()) return end({ kind: 'removed' })
  if (others.delete(key)) write(key)
}

/** Puts the one in use beside, so that another can take its place. */
function stash(): void {
  const [key, kept] = [currentKey(), keptSession()]
  if (key !== null && kept) others.set(key, kept)
}

/** Takes in what an earlier page or another tab kept. */
function take(sessions: readonly StoredSession[]): void {
  for (const stored of sessions)
    if (!knows(stored.key) && isUsable(stored)) others.set(stored.key, stored)
  if (sessions.length > 0) write()
}

/** Keeps in step with the session: signing out and staying away end every profile, any other end this one. */
function follow(): void {
  const state = currentSession.get()
  if (state.status === 'signed-in') {
    const { key, evidence } = state.session
    others.delete(key)
    last = keptSession()
    evidence.subscribe(show)
    if (!asked) tellProfile({ type: 'ask', key })
    asked = true
    return show()
  }
  turn++
  leaveAsked.set(null)
  const kind = state.ending?.kind
  if (kind === 'signed-out' || kind === 'idle') others.clear()
  for (const [key, { portal }] of others) if (portal === demoPortal) others.delete(key)
  // One that the portal refused, and that stays remembered, can be tried again.
  const key = last?.key
  const spared = state.ending && isSpared(state.ending) && device().find((one) => one.key === key)
  if (spared) others.set(spared.key, spared)
  const gone = spared ? undefined : key
  last = null
  if (gone === undefined) show()
  else write(gone)
}

/** Keeps what is known where each belongs; `gone` is the key of a token that is not to be kept anywhere. */
function write(gone?: string): void {
  // Those of the demo end with it, and what is kept of real ones is not theirs to sort out.
  if (!inDemo()) keepAll(gone)
  show()
}

function keepAll(gone?: string): void {
  const mine = all()
  const kept = new Map(
    [...mine.filter(({ remembered }) => remembered), ...device()]
      .toReversed()
      .filter((one) => one.key !== gone && isUsable(one))
      .map((one) => [one.key, one]),
  )
  // The next visit begins with the one that was used last.
  const first = kept.get(keptSession()?.key ?? '') ?? [...kept.values()].at(-1)
  if (first) deviceStorage.save(first)
  else deviceStorage.clear()
  deviceProfiles.save([...kept.values()].filter((one) => one !== first))
  tabProfiles.save([...others.values()].filter((one) => !one.remembered && isUsable(one)))
}

function all(): StoredSession[] {
  const kept = keptSession()
  return kept ? [kept, ...others.values()] : [...others.values()]
}

function isUsable(stored: StoredSession): boolean {
  return endingOf(stored) === null
}

/** What this device remembers, also of tokens that this tab does not use. */
function device(): StoredSession[] {
  const first = deviceStorage.load()
  return first ? [first, ...deviceProfiles.load()] : deviceProfiles.load()
}

function knows(key: string): boolean {
  return key === currentKey() || others.has(key)
}

function currentKey(): string | null {
  const state = currentSession.get()
  return state.status === 'signed-in' ? state.session.key : null
}

function show(): void {
  const [key, kept] = [currentKey(), keptSession()]
  const shown = [...others].map(([key, one]) => profileOf(key, one, false))
  if (key !== null && kept) shown.push(profileOf(key, kept, true))
  profiles.set(shown.toSorted((a, b) => a.since - b.since))
}

function profileOf(key: string, stored: StoredSession, current: boolean): Profile {
  const { token, name, colour, readOnly, since, until, remembered, evidence } = stored
  const masked = maskToken(token)
  return { key, masked, name, colour, readOnly, since, until, remembered, evidence, current }
}
