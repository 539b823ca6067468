/**
 * Opens the dashboard for a test: the whole App in the test's own page, on the embedded portal, signed in with a token
 * that no other test has.
 */
import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import { App } from '~/App'
import { createPortal, type CallRecord, type Portal } from '~/demo/portal'
import { speak } from '~/i18n/i18n'
import { columnChoices } from '~/patterns/table/column-choice'
import { language, prefer, showTheme, type Preferences } from '~/preferences'
import { registry } from '~/products/registry'
import { currentSession, openSession, signOut, startSession } from '~/session/current-session'
import { adoptSettings } from '~/settings'
import { readSettings } from '~/settings-problems'
import { throwIfUnreachable } from './network'
import { writesOf } from './steps'
import '~/first.css'
import '~/main.css'
import '~/later.css'

export interface OpenOptions {
  /** The words of the demo token behind `htx_demo_`; README lists them. */
  token?: string
  /** False: nobody is signed in. */
  signedIn?: boolean
  /** The three reads of the sign-in screen were made: the lists are known, and what may be read. */
  checked?: boolean
  preferences?: Partial<Preferences>
  /** The content of `config.json`. */
  config?: Record<string, unknown>
  width?: number
  height?: number
  /** Answers to reads in place of the portal's, by their path after /api/portal. In effect from the first call on. */
  answers?: Record<string, () => Response>
  /** Between the page and the portal: fails, delays or changes calls. */
  through?: (request: Request, portal: Portal) => Promise<Response>
  /** Changes the portal's account before the page is rendered. */
  prepare?: (portal: Portal, token: string) => void
}

export interface Opened {
  portal: Portal
  token: string
  /** The calls with this token that reached the portal. */
  calls: () => CallRecord[]
  /** Those that change something, as "POST /api/portal/databases". */
  writes: () => string[]
}

let root: Root | null = null

/** Mounts the App at an address of the dashboard, such as `/databases?q=shop`. */
export async function open(address: string, options: OpenOptions = {}): Promise<Opened> {
  const { width = 1280, height = 800, preferences = {}, config = {}, answers = {} } = options
  const portal = createPortal()
  const token = tokenOfTest(options.token ?? 'full')
  await page.viewport(width, height)
  prefer(preferences)
  showTheme()
  await speak(language())
  const send = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    throwIfUnreachable()
    const passed = options.through
      ? await options.through(request, portal)
      : await portal.fetch(request)
    const answer = answers[new URL(request.url).pathname.replace('/api/portal', '')]
    return (request.method === 'GET' && answer?.()) || passed
  }
  adoptSettings({ ...readSettings(config, new URL(location.href)), fetch: send }, config)
  // The portal creates an account when it is first used.
  if (/^htx_demo_(?!\w*revoked)/.test(token)) options.prepare?.(portal, token)
  if (options.signedIn !== false) await enter(token, options.checked ?? false)
  history.replaceState(null, '', address)
  const place = document.createElement('div')
  place.id = 'root'
  document.body.append(place)
  root = createRoot(place)
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
  const calls = () => portal.calls.filter((call) => call.token === token)
  return {
    portal,
    token,
    calls,
    writes: () => writesOf(portal, token),
  }
}

/** A token with its own world. `tokenOfTest('read', 'second')` is another one of the same test. */
export function tokenOfTest(words: string, which = ''): string {
  const { testPath = '', currentTestName = '' } = expect.getState()
  return `htx_demo_${words}_w${hash(testPath.replace(/.*\/src\//, '') + currentTestName + which)}`
}

async function enter(token: string, checked: boolean): Promise<void> {
  const session = await openSession(token)
  if (checked) {
    const { queryClient } = session
    await Promise.allSettled(registry.map(({ list }) => queryClient.fetchQuery(list())))
  }
  startSession(session, false)
}

/** Removes the App and its data. Called after every test. */
export async function close(): Promise<void> {
  root?.unmount()
  root = null
  document.body.replaceChildren()
  signOut()
  // Also if a test ends at the sign-in: it removes the other profiles.
  currentSession.set({ status: 'signed-out', ending: { kind: 'signed-out' } })
  currentSession.set({ status: 'signed-out', ending: null })
  prefer({
    theme: 'system',
    language: null,
    idleMinutes: 30,
    singleKeys: true,
    staleHours: 24,
    isCompact: false,
    rowsPerPage: 50,
  })
  columnChoices.set({})
  await speak('en')
  adoptSettings(readSettings({}, new URL(location.href)), {})
  localStorage.clear()
  sessionStorage.clear()
  history.replaceState(null, '', '/')
}

/** FNV-1a, in base 36: short, and the same in every run. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (value >>> 0).toString(36)
}
