/** Runs beside the main script, usually before the first paint: address, theme, language, which frame to show. */
import { catalogue } from './i18n/catalogues'
import { language, showTheme } from './preferences'
import { removeTokenFromAddress } from './protection/address-token'
import { isFramed } from './protection/framed'
import { keysFrom } from './site-storage'

removeTokenFromAddress()
showTheme()
const { documentElement: page } = document
page.lang = language()
page.toggleAttribute('data-framed', isFramed())
page.toggleAttribute('data-session', !isFramed() && isSessionKept())
void catalogue(language(), 'base')

/** For whichever portal: the settings have not been read yet. */
function isSessionKept(): boolean {
  try {
    return (
      keysFrom(sessionStorage, 'session').length > 0 ||
      keysFrom(localStorage, 'remembered').length > 0
    )
  } catch {
    return false
  }
}
