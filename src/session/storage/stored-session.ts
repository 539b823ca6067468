/** What is kept of a session, in storage and between tabs. Times are milliseconds since the epoch. */
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

/** What a Date can hold (ECMA-262, 21.4.1.1): neither NaN nor an end that never comes. */
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

/** All of it but the token. */
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
  /** The person chose to have it kept on this device, and it could be. */
  remembered: fallback(boolean(), false),
  /** The sign-outs seen when the session began; another value later means that it is over. */
  signOuts: string(),
  evidence: pipe(
    listOf(evidence),
    transform((pieces) => pieces.reduce<Evidence[]>(withEvidence, [])),
  ),
  /** When the portal refused it twice in a row and it stayed remembered all the same; null otherwise. */
  refusedAt: fallback(nullable(time), null),
  /** What the person calls it; empty where it has no name. */
  name: fallback(string(), ''),
  /** A number of `profileColours`. */
  colour: fallback(time, 0),
  /** The person has switched writing off for this profile. */
  readOnly: fallback(boolean(), false),
}

/** `token` is empty where it was sealed and the seal is gone: nobody can use it any more. */
export type StoredSession = InferOutput<typeof storedSession>

export const storedSession = object({
  token: pipe(
    string(),
    check((token) => token !== '' && tokenProblem(token) === null),
  ),
  ...profileEntries,
})
