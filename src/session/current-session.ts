/** Who is signed in: start, end, and what a 401 means for it. */
import { forgetSharedJournal } from '~/patterns/screen/notifications'
import { inDemo, settings } from '~/settings'
import { createStore } from '~/store'
import { sessionNow } from './clock'
import { openSession, type Session } from './session'
import { idleTooLong, restartIdle } from './idle'
import { maskToken } from './mask-token'
import { tell } from './session-channel'
import { allowAgain, dropSeal, isRemoved, markRemoved } from './token-seal'
import {
  changeOnDevice,
  deviceStorage,
  forgetInTab,
  forgetOnDevice,
  markSignOut,
  signOutMark,
  tabStorage,
  type StoredSession,
} from './token-storage'

const hour = 60 * 60 * 1000
/** How long a session may last, in milliseconds: in a tab, and remembered on this device. */
const lifetime = { tab: 12 * hour, device: 7 * 24 * hour }

/** Why nobody is signed in any more. */
export type Ending =
  | { kind: 'signed-out' }
  /** `remembered`: it is refused, and still kept on this device. */
  | { kind: 'revoked'; at: number; remembered: boolean }
  | { kind: 'idle' }
  | { kind: 'too-old' }
  | { kind: 'remembered-too-long' }
  | { kind: 'other-portal'; host: string }
  | { kind: 'removed' }
  | { kind: 'clock-set-back' }
  | { kind: 'demo-over' }

export type SessionState =
  | { status: 'signed-out'; ending: Ending | null }
  | { status: 'signed-in'; session: Session }

export const currentSession = createStore<SessionState>({ status: 'signed-out', ending: null })

/** The accepted token and its dates. In no store that a screen reads. */
let kept: StoredSession | null = null

/** The token on trial on the sign-in screen. It waits here, so that no screen has to hold it. */
let candidate: { token: string; session: Session } | null = null
/** Each end of a trial also outdates the one that is only being opened. */
let trial = 0

/** Opens a session to try a token in; nothing of it is stored. Null if the trial was called off meanwhile. */
export async function tryToken(token: string): Promise<Session | null> {
  dropCandidate()
  const mine = trial
  const session = await openSession(token)
  if (mine !== trial) {
    session.close()
    return null
  }
  candidate = { token, session }
  return session
}

/** Ends the trial: the token was refused, changed or called off. */
export function dropCandidate(): void {
  trial++
  candidate?.session.close()
  candidate = null
}

/** The token that this tab has, for the profiles; null when signed out. */
export function keptSession(): StoredSession | null {
  return kept
}

/** Changes what this tab keeps of its session. */
export function keep(change: Partial<StoredSession>): void {
  if (!kept) return
  kept = { ...kept, ...change }
  tabStorage.save(kept)
}

/** Makes the accepted token this tab's session, and this device's if `remember` says so. */
export function startSession(remember: boolean): void {
  if (!candidate) return
  const { token, session } = candidate
  candidate = null
  const now = sessionNow()
  allowAgain(session.key)
  const begun: StoredSession = {
    token,
    key: session.key,
    portal: settings().portalUrl,
    since: now,
    until: now + lifetime.tab,
    remembered: false,
    signOuts: signOutMark() ?? '',
    evidence: session.evidence.get(),
    refusedAt: null,
    name: '',
    colour: 0,
    readOnly: false,
  }
  const forDevice = { ...begun, until: now + lifetime.device, remembered: true }
  // A device that can keep nothing more remembers nothing, whatever was chosen.
  enter(session, remember && deviceStorage.save(forDevice) ? forDevice : begun)
}

/** When the session began and ends, and whether this device remembers it; null when signed out. */
export function sessionFacts(): { since: number; until: number; remembered: boolean } | null {
  if (!kept) return null
  return { since: kept.since, until: kept.until, remembered: kept.remembered }
}

/** The token as it may be shown. */
export function maskedToken(): string {
  return maskToken(kept?.token ?? '')
}

/** Ends the session in every tab of this site, and forgets the token wherever it was kept. */
export function signOut(): void {
  // Nothing of a demo is in another tab, and it leaves what is kept of real tokens alone.
  if (inDemo()) return end({ kind: 'demo-over' })
  markSignOut()
  forgetOnDevice()
  tell({ type: 'signed-out' })
  end({ kind: 'signed-out' })
}

/** Makes this the tab's session, in place of the one that it may have had. */
export function enter(session: Session, stored: StoredSession): void {
  const before = currentSession.get()
  dropCandidate()
  kept = stored
  accepted = { at: -Infinity, again: undefined }
  tabStorage.save(stored)
  restartIdle()
  session.guard = () => {
    if (endIfOver()) throw new DOMException('The session has ended', 'AbortError')
  }
  session.onUnauthorized = () => void checkToken(session)
  session.evidence.subscribe(() => {
    if (!isCurrent(session)) return
    keep({ evidence: session.evidence.get() })
    noteAccepted()
  })
  session.connection.readOnly.set(stored.readOnly)
  currentSession.set({ status: 'signed-in', session })
  if (before.status === 'signed-in') before.session.close()
}

/**
 * Ends the session if its time is up or nobody has worked for too long, and says whether it did; never in the
 * middle of a write.
 */
export function endIfOver(): boolean {
  const state = currentSession.get()
  if (state.status !== 'signed-in' || !kept) return false
  if (state.session.connection.writesUnderWay() > 0) return false
  if (idleTooLong()) end({ kind: inDemo() ? 'demo-over' : 'idle' })
  else if (sessionNow() > kept.until) end({ kind: 'too-old' })
  // In a tab that did not hear of it.
  else if (isRemoved(kept.key)) end({ kind: 'removed' })
  else return false
  return true
}

/**
 * Ends this tab's session and wipes what it knew. Other tabs are told by those who call this. Signing out also reaches
 * a tab in which nobody is signed in: it may have other profiles, or a token on trial.
 */
export function end(ending: Ending): void {
  const state = currentSession.get()
  const isIn = state.status === 'signed-in'
  if (!isIn && ending.kind !== 'signed-out') return
  dropCandidate()
  // Signing out, and staying away, mean every profile; any other end means this one.
  if (ending.kind === 'signed-out' || ending.kind === 'idle') {
    forgetInTab()
    forgetSharedJournal()
  } else tabStorage.clear()
  if (ending.kind === 'demo-over' && kept) dropSeal(kept.key)
  if (ending.kind === 'idle') forgetOnDevice()
  else if (!isSpared(ending) && deviceStorage.load()?.key === kept?.key) deviceStorage.clear()
  kept = null
  // Where no session has ended there is none to speak of.
  currentSession.set({ status: 'signed-out', ending: isIn || state.ending ? ending : null })
  if (isIn) state.session.close()
}

/** When a check last found the token accepted, by the steady clock, and the next check if one is planned. */
let accepted = { at: -Infinity, again: undefined as ReturnType<typeof setTimeout> | undefined }
/** What is refused so soon after an accepted check is refused for another reason; after that, it is checked anew. */
const patience = 60_000

/**
 * A 401: the token is checked once for all tabs; only a second 401 ends the session. `toldByTab`: another tab has
 * told of it, and checks.
 */
export async function checkToken(session: Session, toldByTab = false): Promise<void> {
  if (!isCurrent(session)) return
  const left = accepted.at + patience - performance.now()
  if (left > 0 && !toldByTab) {
    accepted.again ??= setTimeout(() => void checkToken(session), left)
    return
  }
  const { verdictOn } = await import('./verdict')
  const isAccepted = await verdictOn(session, toldByTab)
  if (!isCurrent(session)) return
  if (!isAccepted) return endRefused(session.key)
  clearTimeout(accepted.again)
  accepted = { at: performance.now(), again: undefined }
  await session.queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
}

/**
 * Two refusals within seconds end the session. The portal may only have had a bad moment, though: what is remembered
 * on this device is erased when it is refused again, an hour or more after the first time.
 */
function endRefused(key: string): void {
  const now = sessionNow()
  const { remembered = false, refusedAt = null } = kept ?? {}
  const isSpare = remembered && (refusedAt === null || now - refusedAt < hour)
  if (isSpare) {
    keep({ refusedAt: refusedAt ?? now })
    if (kept) changeOnDevice(kept)
  } else markRemoved(key)
  end({ kind: 'revoked', at: Date.now(), remembered: isSpare })
}

/** Whether what the device remembers of the token outlives the session's end. */
export function isSpared(ending: Ending): boolean {
  return ending.kind === 'revoked' && ending.remembered
}

/** The portal takes a token again that it once refused. */
function noteAccepted(): void {
  const doubted = kept?.refusedAt ?? null
  if (!kept || doubted === null) return
  if (!kept.evidence.some(({ allowed, at }) => allowed === true && at > doubted)) return
  keep({ refusedAt: null })
  changeOnDevice(kept)
}

function isCurrent(session: Session): boolean {
  const state = currentSession.get()
  return state.status === 'signed-in' && state.session === session
}
