/** What the page does once at its start, for all test files that run in it. */
import { beCalm } from '~/calm'
import { speak } from '~/i18n/i18n'
import { followPreferences, language, preferences, showTheme } from '~/preferences'

// The runner shows the page of a test in a frame, where the App refuses to sign in.
Object.defineProperty(window, 'self', { value: window.top })

beCalm()
followPreferences()
preferences.subscribe(() => {
  showTheme()
  void speak(language())
})
