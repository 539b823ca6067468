/** After a 401: one check, shared by all tabs of the token, decides whether the token is still valid. */
import { ApiError } from '~/api/errors'
import { request } from '~/api/request'
import type { Session } from './session'
import { sessionTabs } from './storage/channels'

/** The time that a failing gateway gets to recover. */
const patienceMs = 2000
/** About the time after which a tab that waited for the lock learns the result. */
const hearingMs = 500
const longestCheckMs = 25_000

const createCheck = () => ({ underWay: null as Promise<boolean> | null })

/**
 * Whether the portal still accepts the session's token. However many calls in however many tabs were refused,
 * one call is made; meanwhile no other call of the token leaves. True unless that call is refused too. `toldByTab`:
 * another tab has reported the 401, so the tabs know of it already.
 */
export function verdictOn(session: Session, toldByTab: boolean): Promise<boolean> {
  const check = session.service(createCheck)
  if (check.underWay) return check.underWay
  if (!toldByTab) sessionTabs.tell({ type: 'checking', key: session.key })
  const verdict = decide(session).finally(() => (check.underWay = null))
  check.underWay = verdict
  session.connection.hold(verdict)
  return verdict
}

async function decide(session: Session): Promise<boolean> {
  const { key } = session
  let stop = () => {}
  const heard = new Promise<boolean>((resolve) => {
    stop = sessionTabs.listen((message) => {
      if (message.type === 'verdict' && message.key === key) resolve(message.accepted)
    })
  })
  try {
    return await underLock(`htx.check.${key}`, async (isFirst) => {
      const known = isFirst ? null : await Promise.race([heard, after(hearingMs)])
      if (known !== null) return known
      await after(patienceMs)
      const accepted = await ask(session)
      sessionTabs.tell({ type: 'verdict', key, accepted })
      return accepted
    })
  } finally {
    stop()
  }
}

async function ask({ connection }: Session): Promise<boolean> {
  try {
    await request(connection, 'listDatabases', { passHold: true })
    return true
  } catch (error) {
    return !(error instanceof ApiError && error.kind === 'unauthorized')
  }
}

/** Runs the task in one tab at a time; `isFirst` is false if another tab held the lock before. */
async function underLock<T>(name: string, task: (isFirst: boolean) => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return task(true)
  const taken = Symbol('another tab holds the lock')
  const result = await navigator.locks.request(name, { ifAvailable: true }, (lock) =>
    lock ? task(true) : taken,
  )
  if (typeof result !== 'symbol') return result
  const signal = AbortSignal.timeout(longestCheckMs)
  try {
    return await navigator.locks.request(name, { signal }, () => task(false))
  } catch (error) {
    if (!signal.aborted) throw error
    // The tab with the lock hangs or is frozen: this tab decides without it.
    return task(false)
  }
}

function after(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms))
}
