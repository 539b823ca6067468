/** All deliberate faults: one table from a fault's word to its effect. */
import { failure, json, nothing, webPage } from './answers'
import { onAbort } from './wait'

/** The connection ended before an answer; a TypeError, as `fetch` throws it. */
export class ConnectionLost extends TypeError {
  override name = 'ConnectionLost'
  constructor(message = 'The connection was lost.') {
    super(message)
  }
}

/** What a fault gets to build its answer. */
export type FaultCall = {
  request: Request
  /** The success status of this call, and the JSON text of its normal answer ('' if empty). */
  status: number
  text: string
  /** Executes the call and answers normally. */
  normal: () => Response
  wait: (ms: number) => Promise<void>
  /** The Retry-After header in the form that the token chose. */
  retryAfter: (seconds: number) => Record<string, string>
}

type FaultEntry = {
  what: string
  /** The answer does not arrive complete. */
  lost?: true
  answer: (call: FaultCall) => Response | Promise<Response>
}

const HUGE = 9 * 1024 * 1024
const DEPTH = 100_000

const refusal = (status: number, error: string): FaultEntry => ({
  what: `${status} with {"error":"${error}"}`,
  answer: () => failure(status, error),
})
const literal = (what: string, text: () => string): FaultEntry => ({
  what,
  answer: ({ status }) => jsonText(status, text()),
})

const table = {
  '204': { what: '204 without a body', answer: () => new Response(null, { status: 204 }) },
  '400': refusal(400, 'the request could not be understood'),
  '401': refusal(401, 'invalid token'),
  '402': refusal(402, 'plan quota reached'),
  '402-empty': { what: '402 with an empty body', answer: () => nothing(402) },
  '403': refusal(403, 'token scope does not permit this'),
  '403-html': { what: "403 with a firewall's page", answer: () => webPage(403, 'Access denied') },
  '404': refusal(404, 'not found'),
  '404-html': { what: "404 with a gateway's page", answer: () => webPage(404, 'Not Found') },
  '404-message': {
    what: '404 with {"message":"no route matched"}',
    answer: () => json(404, { message: 'no route matched' }),
  },
  '409': refusal(409, 'another operation is in progress'),
  '422': refusal(422, 'the request could not be processed'),
  '429': {
    what: '429 with Retry-After: 20',
    answer: ({ retryAfter }) => failure(429, 'rate limit exceeded', retryAfter(20)),
  },
  '500': refusal(500, 'internal error'),
  '500-empty': { what: '500 with an empty body', answer: () => nothing(500) },
  '500-html': { what: '500 with a web page', answer: () => webPage(500, 'Internal Server Error') },
  '502': { what: "502 with a gateway's page", answer: () => webPage(502, 'Bad Gateway') },
  '503': {
    what: '503 with Retry-After: 20',
    answer: ({ retryAfter }) => failure(503, 'down for maintenance', retryAfter(20)),
  },
  '504': { what: "504 with a gateway's page", answer: () => webPage(504, 'Gateway Time-out') },
  html: { what: '200 with a web page', answer: () => webPage(200, 'Welcome') },
  redirect: {
    what: '302 to /login',
    answer: () => new Response(null, { status: 302, headers: { Location: '/login' } }),
  },
  null: literal('success with null', () => 'null'),
  object: literal('success with {}', () => '{}'),
  string: literal('success with a string', () => '"ok"'),
  number: literal('success with a number', () => '7'),
  empty: { what: 'success with an empty body', answer: ({ status }) => nothing(status) },
  huge: literal(
    'success with 9 MiB of JSON',
    () => `[{"name":"huge","note":"${'x'.repeat(HUGE)}"}]`,
  ),
  deep: literal(
    'success, nested 100,000 deep',
    () => `${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`,
  ),
  bom: {
    what: 'the normal answer behind a byte order mark',
    answer: async ({ normal }) => {
      const answer = normal()
      return new Response(`\uFEFF${await answer.text()}`, answer)
    },
  },
  slow: {
    what: 'the normal answer after 3 seconds',
    answer: async ({ normal, wait }) => {
      await wait(3000)
      return normal()
    },
  },
  'wrong-name': {
    what: 'success, but about another name',
    answer: ({ status, text }) => jsonText(status, renamed(text || '{}')),
  },
  'success-error': literal('success with {"error":"…"}', () =>
    JSON.stringify({ error: 'the request could not be processed' }),
  ),
  'success-false': literal('success with {"success":false,"message":"…"}', () =>
    JSON.stringify({ success: false, message: 'the request could not be processed' }),
  ),
  errorshape: {
    what: '422 with {"error":{"message":"…"}}',
    answer: () => json(422, { error: { message: 'the request could not be processed' } }),
  },
  cutoff: {
    what: 'success, but the connection ends in the middle of the body',
    lost: true,
    answer: ({ status, text }) => cutOff(status, text || '{}'),
  },
  stall: {
    what: 'headers and a first byte, then nothing more',
    lost: true,
    answer: ({ status, request }) => stalled(status, request.signal),
  },
  timeout: { what: 'no answer at all', lost: true, answer: ({ request }) => silence(request) },
  reset: {
    what: 'the connection is lost before an answer',
    lost: true,
    answer: () => Promise.reject(new ConnectionLost()),
  },
} satisfies Record<string, FaultEntry>

export type FaultName = keyof typeof table

/** Each fault's word, what it does in a line, and its answer. */
export const faults: Readonly<Record<FaultName, FaultEntry>> = table

/** With `-done` a write is executed before the fault; without, it is not executed. */
export type FaultWord = FaultName | `${FaultName}-done`
export type Fault = { name: FaultName; done: boolean }

/** Reads a fault's word, with or without `-done`; null if there is no such fault. */
export function parseFault(word: string): Fault | null {
  const done = word.endsWith('-done')
  const name = done ? word.slice(0, -'-done'.length) : word
  return isFaultName(name) ? { name, done } : null
}

function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faults, name)
}

/** The calls for which a database's name can ask for a fault. */
export type FaultTarget = 'create' | 'get' | 'delete' | 'backup' | 'backups'

/** The fault that a database's name requests for this call: `fault-500`, `fault-delete-timeout-done`, … */
export function faultOfName(name: string, target: FaultTarget): Fault | null {
  const prefix = target === 'create' ? 'fault-' : `fault-${target}-`
  return name.startsWith(prefix) ? parseFault(name.slice(prefix.length)) : null
}

function jsonText(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'Content-Type': 'application/json' } })
}

function renamed(text: string): string {
  const body: unknown = JSON.parse(text)
  return JSON.stringify(body, (key, value: unknown) => (key === 'name' ? 'someone-elses' : value))
}

/** Half of the bytes under a Content-Length for all of them, then the connection is closed. */
function cutOff(status: number, text: string): Response {
  const bytes = new TextEncoder().encode(text)
  let sent = false
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) controller.error(new ConnectionLost())
      else controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)))
      sent = true
    },
  })
  return new Response(body, {
    status,
    headers: { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) },
  })
}

function stalled(status: number, signal: AbortSignal): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('['))
      onAbort(signal, (reason) => controller.error(reason))
    },
  })
  return new Response(body, { status, headers: { 'Content-Type': 'application/json' } })
}

function silence({ signal }: Request): Promise<Response> {
  return new Promise((_, reject) => onAbort(signal, reject))
}
