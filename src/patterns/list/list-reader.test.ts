/** What list-reader promises, as tests. */
import { expect, test } from 'vitest'
import { createCallLog } from '~/api/call-log'
import type { Answer } from '~/api/read-answer'
import { listReader } from './list-reader'

const call = createCallLog().start({ at: 1000, method: 'GET', path: '/x', lane: 'read' })
const answer = (status: string): Answer => ({
  status: 200,
  headers: new Headers(),
  body: [{ status }],
  call,
})

test('an answer is read once, for the rows and for how often they are asked for', () => {
  let reads = 0
  const { select, refetchInterval } = listReader((body) => {
    reads += 1
    const status = JSON.stringify(body).includes('deploying') ? 'deploying' : 'ready'
    return { items: [{ status }], more: false }
  })
  const every = (data: Answer) =>
    refetchInterval({ state: { data, error: null, status: 'success', errorUpdatedAt: 0 } })
  const [ready, deploying] = [answer('ready'), answer('deploying')]
  expect(select(ready).items).toEqual([{ status: 'ready' }])
  expect([every(ready), every(ready), every(deploying), every(deploying)]).toEqual([
    60_000, 60_000, 5000, 5000,
  ])
  expect(reads).toBe(2)
})
