/** Runs beside the other scripts, usually before the first paint: address, theme, language, and what the first paint shows. */
import { catalogue } from './i18n/catalogues'
import { keepTasks } from './shell/kept-tasks'
import { language, showTheme } from './preferences'
import { removeTokenFromAddress } from './protection/address-token'
import { isFramed } from './protection/framed'
import { submitPastedTokens } from './sign-in/submit-pasted'
import { keysFrom } from './site-storage'

removeTokenFromAddress()
keepTasks()
showTheme()
const { documentElement: page } = document
page.lang = language()
page.toggleAttribute('data-framed', isFramed())
page.toggleAttribute('data-session', !isFramed() && isSessionKept())
page.toggleAttribute('data-open', !isFramed() && window.isSecureContext)
openField()
loadMain()
// English comes with the first load.
if (page.lang !== 'en') void catalogue(language(), 'base')

/** Asks for the largest script only now, so that the first styles and `start.ts` have the line for themselves before it. */
function loadMain(): void {
  const file = document.querySelector<HTMLMetaElement>('meta[name=main-script]')?.content
  // A development server has a tag for it. A failure stands in the browser's console, and the page says to reload it.
  if (file) import(/* @vite-ignore */ file).catch(() => {})
}

/** The field of the first paint takes a token from now on; what is submitted before there is code to check it is noted. */
function openField(): void {
  // On the document, because the form may not be there yet.
  document.addEventListener('submit', ({ target }) => {
    if (target instanceof HTMLFormElement) target.dataset['submitted'] = ''
  })
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement) delete target.form?.dataset['submitted']
  })
  submitPastedTokens()
  // Once there is something to draw, which is when form and style are there.
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.first-input')?.focus())
}

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
