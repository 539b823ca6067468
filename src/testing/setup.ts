/** Before and after every test of a screen: a clock of its own, a watched console, and nothing left behind. */
import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest'
import { installClock, removeClock } from './clock'
import { close } from './open'
import './start-page'

let told: MockInstance<typeof console.error>

beforeEach(() => {
  told = vi.spyOn(console, 'error')
  installClock()
})

afterEach(async () => {
  await close()
  removeClock()
  const troubles = told.mock.calls.map((texts) => texts.map(String).join(' '))
  vi.restoreAllMocks()
  expect(troubles).toEqual([])
})
