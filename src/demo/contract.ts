/** The contract as types: what a handler for each of its operations must answer. */
import type { Contract, OperationName } from '../api/operations'
import type { components } from '../api/schema'
import type { World } from './world'

export type Database = components['schemas']['Database']

/** What a handler is given. `name` is the decoded path parameter, '' where the path has none. */
export type Call = { world: World; name: string; body: string; now: number }

/** What a handler answers. The world does not change until `commit` is called. */
export type Outcome = { status: number; body: unknown; commit?: () => void }

/** The error answers, documented or not: all have the contract's Error as their body. */
export type Refusal = {
  status: 400 | 402 | 404 | 409 | 422
  body: components['schemas']['Error']
}

type Success = 200 | 201 | 204
/** A body that the contract does not describe may have any form. */
type BodyOf<R> = R extends { content: { 'application/json': infer B } } ? B : unknown
type SuccessOf<R> = {
  [S in keyof R & Success]: { status: S; body: BodyOf<R[S]>; commit?: () => void }
}[keyof R & Success]
type Handler<O> = O extends { responses: infer R } ? (call: Call) => SuccessOf<R> | Refusal : never

/** What the portal answers for an account; its own contract is public. */
export type AccountOperation = Exclude<OperationName, 'getContract'>

/** One handler for each operation: none missing, none too many. */
export type Handlers = { [Name in AccountOperation]: Handler<Contract<Name>> }
