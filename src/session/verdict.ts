/** After a 401: one check call, shared by all tabs of the token, decides whether the token still holds. */
import { ApiError } from '~/api/errors'
import type { Session } from './session'
import { listen, tell } from './session-channel'

/** A flaky gateway gets this long to recover, in milliseconds. */
const patience = 2000
/** A tab that queued for the lock hears the verdict about when it gets the lock. */
const hearing = 500
const longestCheck = 25_000

const createCheck = () => ({ underWay: null as Promise<boolean> | null })

/**
 * Whether the portal still accepts the session's token. However many calls in however many tabs were refused,
 * one call is made; meanwhile no other call of the token leaves. True unless that call is refused too. `toldByTab`:
 * another tab has told of the 401, so there is nobody left to tell.
 */
export function verdictOn(session: Session, toldByTab: boolean): Promise<boolean> {
  const check = session.service(createCheck)
  if (check.underWay) return check.underWay
  if (!toldByTab) tell({ type: 'checking', key: session.key })
  const verdict = decide(session).finally(() => (check.underWay = null))
  check.underWay = verdict
  session.connection.hold(verdict)
  return verdict
}

async function decide(session: Session): Promise<boolean> {
  const { key } = session
  const heard = hearVerdict(key)
  try {
    return await underLock(`htx.check.${key}`, async (first) => {
      const known = first ? null : await Promise.race([heard.verdict, after(hearing)])
      if (known !== null) return known
      await after(patience)
      const accepted = await ask(session)
      tell({ type: 'verdict', key, accepted })
      return accepted
    })
  } finally {
    heard.stop()
  }
}

async function ask(session: Session): Promise<boolean> {
  try {
    await session.connection.request({ lane: 'read', passHold: true }, (portal, init) =>
      portal.GET('/api/portal/databases', init),
    )
    return true
  } catch (error) {
    return !(error instanceof ApiError && error.kind === 'unauthorized')
  }
}

/** Runs the task alone among all tabs; `first` says whether nobody was at it before. */
async function underLock<T>(name: string, task: (first: boolean) => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return task(true)
  const nobody = Symbol('another tab holds the lock')
  const result = await navigator.locks.request(name, { ifAvailable: true }, (lock) =>
    lock ? task(true) : nobody,
  )
  if (typeof result !== 'symbol') return result
  const signal = AbortSignal.timeout(longestCheck)
  try {
    return await navigator.locks.request(name, { signal }, () => task(false))
  } catch (error) {
    if (!signal.aborted) throw error
    // The tab that is at it hangs, or was frozen: it is decided without it.
    return task(false)
  }
}

function hearVerdict(key: string) {
  let stop = () => {}
  const verdict = new Promise<boolean>((resolve) => {
    stop = listen((message) => {
      if (message.type === 'verdict' && message.key === key) resolve(message.accepted)
    })
  })
  return { verdict, stop }
}

function after(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms))
}
