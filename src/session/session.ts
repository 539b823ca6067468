/** Who is signed in: start, end, restore, share between tabs. The only code that passes tokens around. */
import { settings } from '~/settings'
import { createStore } from '~/store'
import { openEpoch, type Epoch } from './epoch'
import { idleTooLong, restartIdle } from './idle'
import { listen, tell } from './session-channel'
import {
  deviceStorage,
  markSignOut,
  signOutMark,
  tabStorage,
  type StoredSession,
} from './token-storage'

const hour = 60 * 60 * 1000
/** How long a session may last, in milliseconds: in a tab, and remembered on this device. */
const lifetime = { tab: 12 * hour, device: 7 * 24 * hour }
/** How long a new tab waits for another one to hand over its session. */
const answerTime = 300

/** Why nobody is signed in any more. */
export type Ending =
  | { kind: 'signed-out' }
  | { kind: 'revoked'; at: number }
  | { kind: 'idle' }
  | { kind: 'too-old' }
  | { kind: 'remembered-too-long' }
  | { kind: 'other-portal'; host: string }

export type SessionState =
  | { status: 'signed-out'; ending: Ending | null }
  | { status: 'signed-in'; epoch: Epoch }

export const session = createStore<SessionState>({ status: 'signed-out', ending: null })

/** The accepted token and its dates. In no store that a screen reads. */
let kept: StoredSession | null = null

/** The token on trial on the sign-in screen. It waits here, so that no screen has to hold it. */
let candidate: { token: string; epoch: Epoch } | null = null

/** Opens an epoch to try a token in; nothing of it is stored. */
export async function tryToken(token: string): Promise<Epoch> {
  dropCandidate()
  const epoch = await openEpoch(token)
  candidate = { token, epoch }
  return epoch
}

/** Ends the trial: the token was refused, changed or called off. */
export function dropCandidate(): void {
  candidate?.epoch.close()
  candidate = null
}

/** Makes the accepted token this tab's session, and this device's if `remember` says so. */
export function startSession(remember: boolean): void {
  if (!candidate) return
  const { token, epoch } = candidate
  candidate = null
  const now = Date.now()
  const begun: StoredSession = {
    token,
    portal: settings().portalUrl,
    since: now,
    until: now + (remember ? lifetime.device : lifetime.tab),
    signOuts: signOutMark() ?? '',
    evidence: epoch.evidence.get(),
  }
  if (remember) deviceStorage.save(begun)
  enter(epoch, begun)
}

/** When the session began and ends, and whether this device remembers it; null when signed out. */
export function sessionFacts(): { since: number; until: number; remembered: boolean } | null {
  if (!kept) return null
  return { since: kept.since, until: kept.until, remembered: deviceStorage.load() !== null }
}

/** Ends the session in every tab of this site, and forgets the token wherever it was kept. */
export function signOut(): void {
  markSignOut()
  tell({ type: 'signed-out' })
  end({ kind: 'signed-out' })
}

/**
 * Finds the session of an earlier visit: this tab's, this device's, or that of another open tab. Also starts
 * listening to the other tabs. Makes no call to the portal.
 */
export async function restoreSession(): Promise<void> {
  listenToTabs()
  wakeCarefully()
  const found =
    usable(tabStorage.load(), 'too-old') ?? usable(deviceStorage.load(), 'remembered-too-long')
  if (found) await resume(found)
  // The sign-in screen does not wait for the other tabs; it gives way if one of them answers.
  else void askOtherTabs().then(async (given) => given && resume(given))
}

async function resume(stored: StoredSession): Promise<void> {
  const epoch = await openEpoch(stored.token, stored.evidence)
  if (session.get().status === 'signed-in') return epoch.close()
  dropCandidate()
  enter(epoch, stored)
}

function enter(epoch: Epoch, stored: StoredSession): void {
  kept = stored
  acceptedAt = -Infinity
  tabStorage.save(stored)
  restartIdle()
  epoch.guard = () => {
    if (endIfOver()) throw new DOMException('The session has ended', 'AbortError')
  }
  epoch.onUnauthorized = () => void check(epoch)
  epoch.evidence.subscribe(() => {
    if (!isCurrent(epoch) || !kept) return
    kept = { ...kept, evidence: epoch.evidence.get() }
    tabStorage.save(kept)
  })
  session.set({ status: 'signed-in', epoch })
}

/**
 * Ends the session if its time is up or nobody has worked for too long, and says whether it did; never in the
 * middle of a write.
 */
export function endIfOver(): boolean {
  const state = session.get()
  if (state.status !== 'signed-in' || !kept) return false
  if (state.epoch.connection.writesUnderWay() > 0) return false
  if (idleTooLong()) end({ kind: 'idle' })
  else if (Date.now() > kept.until) end({ kind: 'too-old' })
  else return false
  return true
}

/** Ends this tab's session and wipes what it knew. Other tabs are told by those who call this. */
export function end(ending: Ending): void {
  const state = session.get()
  if (state.status !== 'signed-in') return
  tabStorage.clear()
  // Another tab may have remembered another token; only a sign-out means that one too.
  if (ending.kind === 'signed-out' || deviceStorage.load()?.token === kept?.token)
    deviceStorage.clear()
  kept = null
  session.set({ status: 'signed-out', ending })
  state.epoch.close()
}

/** When a check last found the token accepted, by the steady clock; no further check for a minute. */
let acceptedAt = -Infinity
const patience = 60_000

/** A 401: the token is checked once for all tabs; only a second 401 ends the session. */
async function check(epoch: Epoch, toldByTab = false): Promise<void> {
  // What is refused although the token has just been accepted is refused for another reason.
  if (!isCurrent(epoch) || performance.now() - acceptedAt < patience) return
  const { verdictOn } = await import('./verdict')
  const accepted = await verdictOn(epoch, toldByTab)
  if (!isCurrent(epoch)) return
  if (!accepted) return end({ kind: 'revoked', at: Date.now() })
  acceptedAt = performance.now()
  await epoch.queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
}

function isCurrent(epoch: Epoch): boolean {
  const state = session.get()
  return state.status === 'signed-in' && state.epoch === epoch
}

/** A stored session that may still be used; what may not is forgotten, and the sign-in screen says why. */
function usable(stored: StoredSession | null, tooOld: 'too-old' | 'remembered-too-long') {
  if (!stored) return null
  const over = stored.signOuts !== (signOutMark() ?? stored.signOuts)
  const refused: Ending | null = over
    ? { kind: 'signed-out' }
    : stored.portal !== settings().portalUrl
      ? { kind: 'other-portal', host: new URL(stored.portal).host }
      : Date.now() > stored.until || Date.now() < stored.since - hour
        ? { kind: tooOld }
        : null
  if (!refused) return stored
  tabStorage.clear()
  deviceStorage.clear()
  session.set({ status: 'signed-out', ending: refused })
  return null
}

function askOtherTabs(): Promise<StoredSession | null> {
  return new Promise((resolve) => {
    const stop = listen((message) => {
      if (message.type === 'give') answer(usable(message.session, 'too-old'))
    })
    const timer = setTimeout(() => answer(null), answerTime)
    const answer = (stored: StoredSession | null) => {
      clearTimeout(timer)
      stop()
      resolve(stored)
    }
    tell({ type: 'ask', portal: settings().portalUrl })
  })
}

function listenToTabs(): void {
  listen((message) => {
    const state = session.get()
    if (state.status !== 'signed-in' || !kept) return
    if (message.type === 'ask' && message.portal === kept.portal)
      tell({ type: 'give', session: kept })
    if (message.type === 'signed-out') end({ kind: 'signed-out' })
    if (message.type === 'checking' && message.key === state.epoch.key)
      void check(state.epoch, true)
  })
}

/**
 * A page that comes back from the back/forward cache, or a tab that was hidden, may have missed a sign-out.
 * It stays covered until the mark in storage says that the session still holds.
 */
function wakeCarefully(): void {
  const cover = (covered: boolean) =>
    document.documentElement.toggleAttribute('data-covered', covered)
  const endIfSignedOut = () => {
    const mark = signOutMark()
    // Storage that was cleared has no mark: the tab in view goes on.
    if (kept && mark && mark !== kept.signOuts) end({ kind: 'signed-out' })
  }
  addEventListener('pagehide', () => cover(true))
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) {
      if (signOutMark() === null) end({ kind: 'signed-out' })
      endIfSignedOut()
    }
    cover(false)
  })
  document.addEventListener('visibilitychange', endIfSignedOut)
}
