/** The record of a session's writes: each press once, with its end, also when the write itself is forgotten. */
import { expect, test } from 'vitest'
import { ApiError } from '~/api/errors'
import { testSession } from '~/session/testing'
import { createStore } from '~/store'
import { testKind } from './testing'
import type { Write } from './write'
import { recordEnds, writeRecord } from './write-record'
import type { WriteState } from './write-state'

function recorded() {
  const { session } = testSession()
  const state = createStore<WriteState<unknown>>({ step: 'idle' })
  const nothing = () => undefined
  const write: Write<unknown> = {
    kind: testKind(),
    name: 'shop',
    state,
    start: nothing,
    again: nothing,
    checkAgain: nothing,
    cancel: nothing,
  }
  recordEnds(session, write)
  const go = (...states: WriteState<unknown>[]) => states.forEach((next) => state.set(next))
  const steps = () =>
    writeRecord(session)
      .get()
      .map((each) => each.state.step)
  return { session, go, steps }
}

const error = new ApiError('timeout')
const preparing = { step: 'preparing' } as const
const sending = { step: 'sending', left: true } as const
const confirmed = { step: 'confirmed', result: null, checked: false } as const

test('one press is one entry, from start to end', () => {
  const { session, go, steps } = recorded()
  expect(steps()).toEqual([])
  go(preparing)
  expect(writeRecord(session).get()).toMatchObject([{ kind: { op: 'create' }, name: 'shop' }])
  go(sending, { step: 'checking', error }, { step: 'unknown', why: 'not-seen' })
  expect(steps()).toEqual(['unknown'])
  go({ step: 'checking', error }, confirmed)
  expect(steps()).toEqual(['confirmed'])
})

test('another press is another entry, and the first one keeps its end', () => {
  const { go, steps } = recorded()
  go(preparing, sending, { step: 'rejected', error: new ApiError('quota') })
  go(preparing, { step: 'idle' })
  go({ step: 'not-sent', why: 'offline' })
  go(preparing, { step: 'not-sent', why: 'other-tab' })
  go(preparing, sending, confirmed)
  expect(steps()).toEqual(['rejected', 'idle', 'not-sent', 'not-sent', 'confirmed'])
})

test('each session has its own record, of at most 500', () => {
  const { session, go } = recorded()
  for (let times = 0; times < 501; times++) go({ step: 'preparing' }, { ...confirmed })
  expect(writeRecord(session).get()).toHaveLength(500)
  expect(writeRecord(testSession().session).get()).toEqual([])
})
