/** Before and after every test of a screen: its own clock, a watched console, and cleanup. */
import { afterEach, beforeAll, beforeEach, expect, vi, type MockInstance } from 'vitest'
import { forgetLedger, installClock, removeClock } from './clock'
import { close } from './open'
import './start-page'

const { fetch } = globalThis
// The test server's page at the site's address is another one, and would be reported as a newer version.
globalThis.fetch = (input, init) =>
  input === import.meta.env.BASE_URL
    ? Promise.reject(new TypeError('Failed to fetch'))
    : fetch(input, init)

let told: MockInstance<typeof console.error>

beforeAll(forgetLedger)

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
