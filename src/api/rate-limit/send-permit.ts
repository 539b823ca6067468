/** When a call may be sent: nothing forbids it, no check of the token holds it, and the rate limit lets it through. */
import type { Connection } from '../connection'
import { ApiError } from '../errors'
import { mayBeOffline } from '~/api/transport/network'
import type { EnterOptions, Lane, Permit } from './limiter'

interface Departure extends EnterOptions {
  lane: Lane
  /** Cancels a call that still waits. */
  signal: AbortSignal
  passHold?: boolean
}

/** `heldMs`: how long the call waited for a check of the token. */
type SendPermit = Permit & { heldMs: number }

const notHeld = Promise.resolve()

/** Resolves when the call may be sent; throws where it may not, or was cancelled, and then it is not counted. */
export async function sendPermit(
  connection: Connection,
  { lane, signal, onScreen = true, passHold = false, onWait }: Departure,
): Promise<SendPermit> {
  const asked = performance.now()
  const held = () => (passHold ? notHeld : connection.held())
  const check = () => {
    connection.guard()
    signal.throwIfAborted()
    if (lane === 'write') checkWrite(connection.readOnly.get())
  }
  let waitedMs = 0
  for (;;) {
    check()
    const hold = held()
    await hold
    const permit = await connection.limiter.enter(lane, { signal, onScreen, onWait })
    waitedMs += permit.waitedMs
    try {
      check()
    } catch (reason) {
      permit.giveBack()
      throw reason
    }
    if (held() === hold)
      return { ...permit, waitedMs, heldMs: performance.now() - asked - waitedMs }
    // A check of the token may have begun meanwhile, and its answer may have been a 429: wait for both again.
    permit.giveBack()
  }
}

/** Throws where no write may be sent. A read is always tried, as it shows when the network is back. */
function checkWrite(isReadOnly: boolean): void {
  if (mayBeOffline()) throw new ApiError('offline', { sent: false })
  if (isReadOnly) throw new ApiError('rejected', { sent: false, reason: 'read-only' })
}
