/** What is stored of a session, and sent between tabs. Times are milliseconds since the epoch. */
import {
  boolean,
  check,
  fallback,
  nullable,
  number,
  object,
  picklist,
  pipe,
  string,
  transform,
  type InferOutput,
} from 'valibot'
import { listOf } from '~/site-storage'
import { products } from '~/api/operations'
import { withEvidence, type Evidence } from '~/session/scope'
import { tokenProblem } from '~/session/token-text'

/** The range of a Date (ECMA-262, 21.4.1.1): excludes NaN and an infinite end. */
const time = pipe(
  number(),
  check((ms) => Math.abs(ms) <= 8.64e15),
)

const evidence = object({
  product: picklist(products),
  access: picklist(['read', 'write']),
  allowed: nullable(boolean()),
  at: time,
  call: string(),
})

/** Everything except the token. */
export const profileEntries = {
  /** A short hash of the token, from `tokenKey`. */
  key: string(),
  /** The portal's origin; the token goes nowhere else. */
  portal: pipe(
    string(),
    check((url) => URL.canParse(url)),
  ),
  since: time,
  until: time,
  /** The person chose to store it on this device, and that worked. */
  remembered: fallback(boolean(), false),
  /** The sign-out mark when the session began; another mark later means that it is over. */
  signOuts: string(),
  evidence: pipe(
    listOf(evidence),
    transform((pieces) => pieces.reduce<Evidence[]>(withEvidence, [])),
  ),
  /** When the portal refused it twice in a row and it stayed remembered; otherwise null. */
  refusedAt: fallback(nullable(time), null),
  /** The person's name for it; empty if there is none. */
  name: fallback(string(), ''),
  /** An index into `profileColours`. */
  colour: fallback(time, 0),
  /** The person has turned writing off for this profile. */
  readOnly: fallback(boolean(), false),
}

/** `token` is empty if it was sealed and the seal is gone: it cannot be used any more. */
export type StoredSession = InferOutput<typeof storedSession>

export const storedSession = object({
  token: pipe(
    string(),
    check((token) => token !== '' && tokenProblem(token) === null),
  ),
  ...profileEntries,
})
