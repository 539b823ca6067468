/** Executes one call that the limiter let through: scope, operation, and the requested fault. */
import { isListOfProduct, operations } from '../api/operations'
import { json } from './answers'
import type { AccountOperation, Call, Outcome } from './contract'
import {
  type Fault,
  type FaultCall,
  faultOfName,
  faults,
  type FaultTarget,
  type FaultWord,
  parseFault,
} from './faults'
import { handlers } from './handlers'
import { findRoute, type NoRoute, type Route } from './route'
import { type Access, permits } from './tokens'
import { settle, type World } from './world'

/** A fault for the next matching calls; by default any method, any path, one time. */
export type FaultRule = {
  method?: string
  /** The whole path, or what it must match. */
  path?: string | RegExp
  times?: number
  fault: FaultWord
}

/** What the portal keeps for one token. */
export type Account = { access: Access; world: World; rules: FaultRule[] }

/** A call that the limiter let through: its path still percent-encoded, and the clock and helpers for faults. */
type Admitted = Pick<FaultCall, 'request' | 'wait' | 'retryAfter'> & {
  account: Account
  path: string
  body: string
  now: () => number
  /** Called if the answer will not arrive complete. */
  onLost: () => void
}

/**
 * A fault requested by token or name replaces only a success; a rule replaces any answer. The call is executed before
 * the fault (`-done`), by the fault (slow, bom), or not at all.
 */
export async function perform(call: Admitted): Promise<Response> {
  const { account, request, path, body } = call
  const route = findRoute(request.method, path)
  const decide = () => decideOn(account, route, body, call.now())
  const carryOut = () => commit(decide())
  const planned = decide()
  const fault =
    takeRule(account.rules, request.method, path) ??
    (isSuccess(planned) ? askedFault(account.access, route, body) : null)
  if (!fault) return respond(commit(planned))
  if (fault.done) commit(planned)
  const { lost, answer } = faults[fault.name]
  if (lost) call.onLost()
  return answer({
    request,
    status: isSuccess(planned) ? planned.status : 200,
    text: JSON.stringify(planned.body) ?? '',
    normal: () => respond(fault.done ? planned : carryOut()),
    wait: call.wait,
    retryAfter: call.retryAfter,
  })
}

/** What should happen, without doing it: a refusal, or the operation's outcome. */
function decideOn(account: Account, route: Route | NoRoute, body: string, now: number): Outcome {
  const { access, world } = account
  settle(world, now)
  if (typeof route === 'number') return { status: route, body: { error: noRoute[route] } }
  const { operation, name } = route
  const { product, access: wanted } = operations[operation]
  if (!permits(access, product, wanted === 'read')) {
    return { status: 403, body: { error: 'token scope does not permit this' } }
  }
  const handler: (call: Call) => Outcome = handlers[operation]
  return handler({ world, name, body, now })
}

const noRoute: Record<NoRoute, string> = {
  400: 'the path cannot be decoded',
  404: 'not found',
  405: 'method not allowed',
}

/** The calls for which a database's name can ask for a fault. */
const targets: Partial<Record<AccountOperation, FaultTarget>> = {
  createDatabase: 'create',
  getDatabase: 'get',
  deleteDatabase: 'delete',
  listBackups: 'backups',
  startBackup: 'backup',
}

/** The fault that the token requests for lists, or the database's name for any other call. */
function askedFault(access: Access, route: Route | NoRoute, body: string): Fault | null {
  if (typeof route === 'number') return null
  const { operation } = route
  const { product } = operations[operation]
  if (isListOfProduct(operations[operation])) return access.listFaults[product] ?? null
  const target = targets[operation]
  if (!target) return null
  // Called only after a success, so the body of a create has a name.
  const name: unknown = operation === 'createDatabase' ? JSON.parse(body).name : route.name
  return faultOfName(String(name), target)
}

function takeRule(rules: FaultRule[], method: string, path: string): Fault | null {
  const rule = rules.find(
    ({ times = 1, ...candidate }) =>
      times > 0 &&
      (candidate.method ?? method).toUpperCase() === method &&
      fits(candidate.path, path),
  )
  if (!rule) return null
  rule.times = (rule.times ?? 1) - 1
  return parseFault(rule.fault)
}

function fits(wanted: string | RegExp | undefined, path: string): boolean {
  return wanted instanceof RegExp ? path.search(wanted) >= 0 : (wanted ?? path) === path
}

function commit(outcome: Outcome): Outcome {
  outcome.commit?.()
  return outcome
}

function isSuccess({ status }: Outcome): boolean {
  return status < 300
}

function respond({ status, body }: Outcome): Response {
  return json(status, body)
}
