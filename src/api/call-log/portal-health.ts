/** Whether the latest calls show that the server is not the portal, or that it does not answer. Pure. */
import type { CallEntry } from './call-log'
import { isListOfProduct, operationOf } from '../operations'

/**
 * `wrong-server`: web pages, or a list that is not there, from this `path`. `no-answer`: several calls in a row
 * ended without any, the first of them at `since` (milliseconds since the epoch).
 */
export type PortalTrouble =
  | { kind: 'wrong-server'; path: string; status: number }
  | { kind: 'no-answer'; since: number }

/** So many in a row count as a fault of the setup. */
const enough = 2

/** What the latest calls show, oldest first; null when the last one succeeded. */
export function troubleOf(calls: readonly CallEntry[]): PortalTrouble | null {
  const ended = calls.filter(
    (call) =>
      (call.state === 'answered' || (call.state === 'failed' && call.error !== 'offline')) &&
      // The contract itself need not be published.
      operationOf(call)?.product,
  )
  const last = ended.at(-1)
  if (!last) return null
  const { path, status = 0 } = last
  const pages = endingIn(ended, isPage)
  if (pages.length >= enough || isMissingList(last)) return { kind: 'wrong-server', path, status }
  const [first, ...others] = endingIn(ended, isSilent)
  return first && others.length + 1 >= enough ? { kind: 'no-answer', since: first.at } : null
}

function endingIn(calls: readonly CallEntry[], fits: (call: CallEntry) => boolean) {
  return calls.slice(calls.findLastIndex((call) => !fits(call)) + 1)
}

/** A web page in place of an answer; one with an error status comes from a gateway or firewall. */
function isPage({ reason, status }: CallEntry): boolean {
  return reason === 'html' && (status === 200 || status === 404)
}

/** The contract promises each of the lists: where one is not found, the server is not the portal. */
function isMissingList(call: CallEntry): boolean {
  const operation = operationOf(call)
  return call.error === 'not-found' && operation !== undefined && isListOfProduct(operation)
}

function isSilent({ error }: CallEntry): boolean {
  return error === 'timeout' || error === 'unreachable'
}
