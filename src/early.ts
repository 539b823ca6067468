/** Runs beside the main script, usually before the first paint: address, theme, language, which frame to show. */
import { catalogue } from './i18n/catalogues'
import { language, showTheme } from './preferences'
import { removeTokenFromAddress } from './session/address-token'
import { deviceStorage, tabStorage } from './session/token-storage'

removeTokenFromAddress()
showTheme()
document.documentElement.lang = language()
document.documentElement.toggleAttribute(
  'data-session',
  Boolean(tabStorage.load() ?? deviceStorage.load()),
)
void catalogue(language(), 'base')
