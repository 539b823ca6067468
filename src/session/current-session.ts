/** Who is signed in: start, end, and the reaction to a 401. */
import { createCallLog } from '~/api/call-log/call-log'
import { openLedger } from '~/api/rate-limit/ledger'
import { createRateLimiter, tokenKey } from '~/api/rate-limit/limiter'
import { openConnection } from '~/api/connection'
import { inDemo, settings } from '~/settings'
import { createStore } from '~/store'
import { sessionNow } from './storage/clock'
import { createIdle } from './idle'
import { evidenceOf, withEvidence } from './scope'
import { createSession, type KeptProfile, type Session } from './session'
import { sessionTabs } from './storage/channels'
import type { StoredSession } from './storage/stored-session'
import { allowAgain, dropSeal, isRemoved, markRemoved } from './storage/token-seal'
import {
  changeOnDevice,
  deviceStorage,
  forgetInTab,
  forgetLooks,
  forgetOnDevice,
  forgetSharedJournal,
  markSignOut,
  signOutMark,
  tabStorage,
} from './storage/token-storage'

const hourMs = 60 * 60 * 1000
/** How long a session may last: in a tab, and remembered on this device. */
const lifetimeMs = { tab: 12 * hourMs, device: 7 * 24 * hourMs }
/** So soon after an accepted check a 401 has another reason; later the token is checked again. */
const recheckAfterMs = 60_000

/** Why nobody is signed in any more. */
export type Ending =
  | { kind: 'signed-out' }
  /** `remembered`: the token is refused, and still stored on this device. */
  | { kind: 'revoked'; at: number; remembered: boolean }
  | { kind: 'other-portal'; host: string }
  | {
      kind: 'idle' | 'too-old' | 'remembered-too-long' | 'removed' | 'clock-set-back' | 'demo-over'
    }

export type SessionState =
  | { status: 'signed-out'; ending: Ending | null }
  | { status: 'signed-in'; session: Session }

export const currentSession = createStore<SessionState>({ status: 'signed-out', ending: null })

/** The session in use; null while nobody is signed in. */
export function signedIn(): Session | null {
  const state = currentSession.get()
  return state.status === 'signed-in' ? state.session : null
}

/** Opens a session for a token on trial, or, with what is `known` of it, for one that was accepted before. */
export async function openSession(token: string, known?: StoredSession): Promise<Session> {
  const [key, ledger] = await Promise.all([known?.key ?? tokenKey(token), openLedger()])
  const { portalUrl, fetch } = settings()
  const evidence = createStore(known?.evidence ?? [])
  const connection = openConnection({
    portalUrl,
    token,
    key,
    limiter: createRateLimiter({ ...limiterOptions(), key, ledger, usedBefore: Boolean(known) }),
    log: createCallLog(),
    ...(fetch && { fetch }),
    guard() {
      if (session === signedIn() && endIfOver())
        throw new DOMException('The session has ended', 'AbortError')
    },
    onEnd(call, error) {
      const piece = evidenceOf(call)
      if (piece) evidence.set(withEvidence(evidence.get(), piece))
      if (error?.kind === 'unauthorized') void checkToken(session)
    },
  })
  const session = createSession(key, connection, { token, evidence })
  return session
}

/** What the site's settings say of the limit. */
export function limiterOptions() {
  const { rateLimit } = settings()
  return rateLimit === null ? {} : { limit: rateLimit, limitFrom: 'settings' as const }
}

/** Makes the session of an accepted token this tab's, and this device's if `remember` says so. */
export function startSession(session: Session, remember: boolean): void {
  // The person has cancelled the check meanwhile.
  if (session.connection.closed.aborted) return
  const now = sessionNow()
  allowAgain(session.key)
  const begun: KeptProfile = {
    key: session.key,
    portal: settings().portalUrl,
    since: now,
    until: now + lifetimeMs.tab,
    remembered: false,
    signOuts: signOutMark() ?? '',
    evidence: session.evidence.get(),
    refusedAt: null,
    name: '',
    colour: 0,
    readOnly: false,
  }
  session.profile.set({ ...begun, until: now + lifetimeMs.device, remembered: true })
  const stored = session.stored()
  // Where the device's storage is full or refused, the session stays in this tab, whatever was chosen.
  if (!(remember && stored && deviceStorage.save(stored))) session.profile.set(begun)
  enter(session)
}

/** Makes this the tab's session, in place of an earlier one. `known`: what was stored of it. */
export function enter(session: Session, known?: StoredSession): void {
  const before = signedIn()
  if (known) {
    const { token: _, ...profile } = known
    session.profile.set(profile)
  }
  keep({}, session)
  session.service(createIdle).restart()
  session.evidence.subscribe(() => {
    if (session !== signedIn()) return
    keep({ evidence: session.evidence.get() })
    noteAccepted(session)
  })
  currentSession.set({ status: 'signed-in', session })
  before?.close()
}

/** Changes what this tab stores of its session. */
export function keep(change: Partial<KeptProfile>, session = signedIn()): void {
  const profile = session?.profile.get()
  if (!session || !profile) return
  session.profile.set({ ...profile, ...change })
  session.connection.readOnly.set(change.readOnly ?? profile.readOnly)
  const stored = session.stored()
  if (stored) tabStorage.save(stored)
}

/** Ends the session in every tab of this site, and forgets the token wherever it was kept. */
export function signOut(): void {
  // No other tab takes part in a demo, and the end of a demo must not remove real tokens.
  if (inDemo()) return end({ kind: 'demo-over' })
  markSignOut()
  forgetOnDevice()
  sessionTabs.tell({ type: 'signed-out' })
  end({ kind: 'signed-out' })
}

/**
 * Ends the session if its time is up or nobody has worked for too long, and says whether it did; never in the
 * middle of a write.
 */
export function endIfOver(): boolean {
  const session = signedIn()
  const profile = session?.profile.get()
  if (!session || !profile || session.connection.writesUnderWay() > 0) return false
  if (session.service(createIdle).isTooLong()) end({ kind: inDemo() ? 'demo-over' : 'idle' })
  else if (sessionNow() > profile.until)
    end({ kind: profile.remembered ? 'remembered-too-long' : 'too-old' })
  // Another tab has removed the profile, and this one missed the message.
  else if (isRemoved(profile.key)) end({ kind: 'removed' })
  else return false
  return true
}

/**
 * Ends this tab's session and removes its data; the caller informs the other tabs. Signing out also has an effect in
 * a tab where nobody is signed in: it may have other profiles, or a token that is being checked.
 */
export function end(ending: Ending): void {
  const state = currentSession.get()
  const session = signedIn()
  if (!session && ending.kind !== 'signed-out') return
  const key = session?.profile.get()?.key
  // Signing out and the idle time end every profile; any other reason ends only the one in use.
  if (ending.kind === 'signed-out' || ending.kind === 'idle') {
    forgetInTab()
    forgetSharedJournal()
  } else tabStorage.clear()
  if (ending.kind === 'demo-over' && key) dropSeal(key)
  if (ending.kind === 'idle') forgetOnDevice()
  else if (!isSpared(ending) && deviceStorage.load()?.key === key) deviceStorage.clear()
  // If no session has ended there is no reason to show.
  const isTold = session || (state.status === 'signed-out' && state.ending)
  currentSession.set({ status: 'signed-out', ending: isTold ? ending : null })
  session?.close()
  forgetLooks()
}

/** When a check last found the token accepted, by the monotonic clock, and the next check if one is planned. */
function createChecks({ connection }: Session) {
  const checks = {
    acceptedAt: -Infinity,
    next: undefined as ReturnType<typeof setTimeout> | undefined,
  }
  connection.closed.addEventListener('abort', () => clearTimeout(checks.next))
  return checks
}

/**
 * A 401: the token is checked once for all tabs; only a second 401 ends the session. `toldByTab`: another tab
 * has reported the 401 and makes the check.
 */
export async function checkToken(session: Session, toldByTab = false): Promise<void> {
  if (session !== signedIn()) return
  const checks = session.service(createChecks)
  const leftMs = checks.acceptedAt + recheckAfterMs - performance.now()
  if (leftMs > 0 && !toldByTab) {
    checks.next ??= setTimeout(() => void checkToken(session), leftMs)
    return
  }
  const verdict = import('./verdict').then(({ verdictOn }) => verdictOn(session, toldByTab))
  // Calls are held at once, not only when the code of the check is loaded.
  session.connection.hold(verdict)
  const isAccepted = await verdict
  if (session !== signedIn()) return
  if (!isAccepted) return endRefused(session)
  clearTimeout(checks.next)
  Object.assign(checks, { acceptedAt: performance.now(), next: undefined })
  await session.queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
}

/**
 * Two refusals within seconds end the session. The portal may only have had a bad moment, though: what is remembered
 * on this device is erased when it is refused again, an hour or more after the first time.
 */
function endRefused(session: Session): void {
  const now = sessionNow()
  const { remembered = false, refusedAt = null } = session.profile.get() ?? {}
  const isSpare = remembered && (refusedAt === null || now - refusedAt < hourMs)
  if (isSpare) doubt(session, refusedAt ?? now)
  else markRemoved(session.key)
  end({ kind: 'revoked', at: Date.now(), remembered: isSpare })
}

/** Whether the device still remembers the token after the session has ended. */
export function isSpared(ending: Ending): boolean {
  return ending.kind === 'revoked' && ending.remembered
}

/** The portal accepts a token that it had refused. */
function noteAccepted(session: Session): void {
  const { refusedAt = null, evidence = [] } = session.profile.get() ?? {}
  if (refusedAt === null) return
  if (evidence.some(({ allowed, at }) => allowed === true && at > refusedAt)) doubt(session, null)
}

function doubt(session: Session, refusedAt: number | null): void {
  keep({ refusedAt }, session)
  const stored = session.stored()
  if (stored) changeOnDevice(stored)
}
