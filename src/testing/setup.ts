/** Before and after every test of a screen: a clock of its own, a watched console, and nothing left behind. */
import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest'
import { followPreferences, language, preferences, showTheme } from '~/preferences'
import { speak } from '~/i18n/i18n'
import { installClock, removeClock } from './clock'
import { close } from './open'

let told: MockInstance<typeof console.error>

// The runner shows the page of a test in a frame of its own; the App refuses to sign in there.
Object.defineProperty(window, 'self', { value: window.top })

// As the page does when it starts.
followPreferences()
preferences.subscribe(() => {
  showTheme()
  void speak(language())
})

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
