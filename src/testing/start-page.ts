/** What the page does once when it starts, however many files of tests run in it. */
import { beCalm } from '~/calm'
import { speak } from '~/i18n/i18n'
import { followPreferences, language, preferences, showTheme } from '~/preferences'

// The runner shows the page of a test in a frame; the App refuses to sign in there.
Object.defineProperty(window, 'self', { value: window.top })

beCalm()
followPreferences()
preferences.subscribe(() => {
  showTheme()
  void speak(language())
})
