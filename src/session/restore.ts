/** Finds the session of an earlier visit or of another tab, and listens to the other tabs. */
import { inDemo, settings } from '~/settings'
import { sessionNow } from './storage/clock'
import {
  checkToken,
  currentSession,
  end,
  endIfOver,
  enter,
  openSession,
  signedIn,
  type Ending,
} from './current-session'
import { createIdle, lastActive, leftTooLong } from './idle'
import { sessionTabs } from './storage/channels'
import type { StoredSession } from './storage/stored-session'
import { dropSeal, isRemoved, pruneSeals } from './storage/token-seal'
import {
  demoKept,
  deviceProfiles,
  deviceStorage,
  forgetInTab,
  forgetLooks,
  forgetOnDevice,
  forgetSharedJournal,
  oldKeysKept,
  portalOfOtherTokens,
  signOutMark,
  tabProfiles,
  tabStorage,
} from './storage/token-storage'

/** What the sign-in screen asks the storage for. */
export { otherProfilesKept, signOutMark } from './storage/token-storage'

/** Clocks are constantly corrected a little. */
const correctionMs = 2 * 60 * 1000
/**
 * How long a new tab listens for another one to hand over its session. Where it has one of its own it waits for the
 * answer; else the sign-in screen stands meanwhile, and gives way to an answer that a busy tab sends late.
 */
const answerMs = { without: 15_000, with: 100 }
/** It asks again, because another one may be loading and hear nothing yet: a browser may reopen all its tabs at once. */
const ASK_AGAIN_MS = 1000

/**
 * Finds the session of an earlier visit: this tab's, this device's, or that of another open tab. Also starts
 * listening to the other tabs. Makes no call to the portal.
 */
export async function restoreSession(): Promise<void> {
  listenToTabs()
  wakeCarefully()
  pruneSeals()
  if (oldKeysKept()) await (await import('./storage/old-keys')).adoptOldKeys()
  if (settings().demo && demoKept()) (await import('./demo-mode')).enterDemo()
  // If this ends the demo, the real portal is used again, and the second call checks its sessions.
  if (inDemo()) endIfLeft()
  endIfLeft()
  const own = usable(tabStorage)
  const found = own ?? usable(deviceStorage)
  forgetLooks()
  // A tab that was opened from another one starts with that one's profile, whichever is remembered.
  if (found) return await resume(own ?? (await askOtherTabs(answerMs.with)) ?? found)
  const state = currentSession.get()
  const host = portalOfOtherTokens()
  if (host && state.status === 'signed-out' && !state.ending)
    tellEnding({ kind: 'other-portal', host })
  // The sign-in screen does not wait for the other tabs; it is replaced if one of them answers.
  void askAgain()
}

/** Asks the other tabs; an answer is ignored once the person has begun to type. */
export async function askAgain(): Promise<void> {
  const given = await askOtherTabs(answerMs.without)
  const isTyping = document.querySelector<HTMLInputElement>('input#token')?.value
  if (given && !isTyping) await resume(given)
}

async function resume(stored: StoredSession): Promise<void> {
  const session = await openSession(stored.token, stored)
  // Meanwhile the person may have signed in here, or out in another tab.
  if (signedIn() || endingOf(stored)) return session.close()
  enter(session, stored)
}

function tellEnding(ending: Ending): void {
  currentSession.set({ status: 'signed-out', ending })
}

/**
 * A session that may still be used. One that may not is removed from this storage, and the sign-in screen says why;
 * the other storage may keep another profile, so it is left alone.
 */
function usable(storage: typeof tabStorage): StoredSession | null {
  const stored = storage.load()
  const ending = stored && endingOf(stored)
  if (!ending) return stored
  if (ending.kind === 'signed-out' && storage === tabStorage) forgetInTab()
  else storage.clear()
  tellEnding(ending)
  return null
}

/**
 * Ends every profile, or the demo, if the idle time has passed while no page was open. Returns whether it did.
 */
export function endIfLeft(): boolean {
  const kept = [
    tabStorage.load(),
    deviceStorage.load(),
    ...tabProfiles.load(),
    ...deviceProfiles.load(),
  ]
    .filter((one) => one !== null)
    .filter((one) => endingOf(one) === null)
  const [first] = kept
  if (!first || !leftTooLong(Math.max(...kept.map(({ since }) => since)))) return false
  if (inDemo()) {
    tabStorage.clear()
    dropSeal(first.key)
    tellEnding({ kind: 'demo-over' })
  } else {
    forgetInTab()
    forgetOnDevice()
    forgetSharedJournal()
    tellEnding({ kind: 'idle' })
  }
  return true
}

/** Why a session may not be used any more; null where it may. */
export function endingOf(stored: StoredSession): Ending | null {
  const { token, key, signOuts, portal, since, until, remembered } = stored
  if (signOuts !== (signOutMark() ?? signOuts)) return { kind: 'signed-out' }
  if (portal !== settings().portalUrl) return { kind: 'other-portal', host: new URL(portal).host }
  if (sessionNow() > until) return { kind: remembered ? 'remembered-too-long' : 'too-old' }
  // With the clock set back, the elapsed time is unknown.
  if (sessionNow() < Math.max(since, lastActive()) - correctionMs) return { kind: 'clock-set-back' }
  return token === '' || isRemoved(key) ? { kind: 'removed' } : null
}

function askOtherTabs(ms: number): Promise<StoredSession | null> {
  const question = String(Math.random())
  return new Promise((resolve) => {
    const stop = sessionTabs.listen((message) => {
      if (message.type === 'give' && message.question === question)
        answer(endingOf(message.session) ? null : message.session)
    })
    const timer = setTimeout(() => answer(null), ms)
    const answer = (stored: StoredSession | null) => {
      clearTimeout(timer)
      clearInterval(asking)
      stop()
      forget()
      resolve(stored)
    }
    const ask = () => sessionTabs.tell({ type: 'ask', question, portal: settings().portalUrl })
    const asking = setInterval(ask, ASK_AGAIN_MS)
    // Whoever has signed in here meanwhile, and maybe out again, has decided.
    const forget = currentSession.subscribe(() => answer(null))
    ask()
  })
}

function listenToTabs(): void {
  sessionTabs.listen((message) => {
    if (message.type === 'signed-out') return end({ kind: 'signed-out' })
    const session = signedIn()
    const stored = session?.stored()
    if (!session || !stored) return
    const isAsked = message.type === 'ask' && message.portal === stored.portal
    // A tab that the browser has frozen may not have noticed its own end yet.
    if (isAsked && !session.service(createIdle).isTooLong())
      sessionTabs.tell({ type: 'give', question: message.question, session: stored })
    if (message.type === 'checking' && message.key === session.key) void checkToken(session, true)
  })
}

/**
 * A page that comes back from the back/forward cache, or a tab that was hidden, may have missed a sign-out or its own
 * end. It stays covered until it is known that the session still holds.
 */
function wakeCarefully(): void {
  const cover = (covered: boolean) =>
    document.documentElement.toggleAttribute('data-covered', covered)
  let seen = signOutMark()
  currentSession.subscribe(() => (seen = signOutMark()))
  const look = () => {
    const mark = signOutMark()
    // No mark: the storage was cleared. The visible tab keeps its session.
    if (mark && mark !== (signedIn()?.profile.get()?.signOuts ?? seen)) end({ kind: 'signed-out' })
    endIfOver()
  }
  addEventListener('pagehide', () => cover(true))
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) {
      if (signOutMark() === null) end({ kind: 'signed-out' })
      look()
    }
    cover(false)
  })
  document.addEventListener('visibilitychange', look)
}
