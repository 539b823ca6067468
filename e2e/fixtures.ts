/** The fixtures of every journey: a site for each worker, a token for each test, and a page whose errors are recorded. */
import { randomUUID } from 'node:crypto'
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { startServer, type ServerOptions } from '../src/demo/node-server'
import { createPortal, type Portal } from '../src/demo/portal'
import { siteHeaders } from '../scripts/headers'
import type { StoredSession } from '../src/session/storage/stored-session'

export { expect }

export interface Site {
  url: string
  portal: Portal
  /** Where the portal answers: the site's own origin, or with `ELSEWHERE=1` another one. */
  portalUrl: string
}

interface SignedInOptions {
  on?: Page
  /** The portal that the session is for, where it is not the site's. */
  portalUrl?: string
  /** What else is known of the profile. */
  profile?: Partial<StoredSession>
}

interface TestFixtures {
  /** A token with its own world: `token('full')`, `token('read_laxreads')`. */
  token: (words?: string) => string
  /** Signs in on a page and waits for the databases. */
  signIn: (token: string, on?: Page) => Promise<void>
  /** Opens an address for somebody who has signed in with this token: the tab's storage holds the session. */
  signedIn: (token: string, address?: string, options?: SignedInOptions) => Promise<void>
  /** Console errors, policy violations and foreign hosts seen so far; must be empty when the test ends. */
  troubles: string[]
  /** Starts a further site, closed after the test. */
  serve: (options: Partial<ServerOptions> & { portalOrigin?: string }) => Promise<string>
}

/** The built site with its headers; `portalOrigin` as a deployment for a portal elsewhere would write it. */
export function siteOptions(portalOrigin = ''): Partial<ServerOptions> {
  return {
    dist: process.env['DIST'] ?? 'dist',
    headers: siteHeaders({ portalOrigin }),
    // Many tests move the page's clock, but not the server's.
    tellsTime: false,
    ...(portalOrigin
      ? {
          configJson: { portalUrl: portalOrigin },
          // In an attribute the policy's quotes are escaped.
          rewriteHtml: (html: string) =>
            html.replace(
              'connect-src &#39;self&#39;',
              `connect-src &#39;self&#39; ${portalOrigin}`,
            ),
        }
      : {}),
  }
}

/** Lines that Chromium itself prints for an unsuccessful answer; every other line is a trouble. */
const expected = /Failed to load resource|blocked by CORS policy/

export const test = base.extend<TestFixtures, { site: Site }>({
  site: [
    async ({}, use) => {
      const portal = createPortal()
      const apart = process.env['ELSEWHERE']
        ? await startServer({ portal, cors: '*', headers: {} })
        : null
      const server = await startServer({ portal, ...siteOptions(apart?.url) })
      await use({ url: server.url, portal, portalUrl: apart?.url ?? server.url })
      await server.close()
      await apart?.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  token: async ({}, use, { testId, retry }) => {
    const world = `${testId.replaceAll(/[^a-z0-9]/gi, '')}${retry}`
    await use((words = 'full') => `htx_demo_${words}_w${world}`)
  },
  troubles: [
    async ({ context }, use) => {
      const troubles: string[] = []
      watch(context, troubles)
      await use(troubles)
      expect(troubles).toEqual([])
    },
    { auto: true },
  ],
  signIn: async ({ page }, use) => {
    await use(async (token, on = page) => {
      await on.goto('/sign-in?next=/databases')
      await on.getByRole('textbox', { name: 'API token' }).fill(token)
      await on.getByRole('button', { name: 'Check token' }).click()
      await on.getByRole('button', { name: 'Open dashboard' }).click()
      await expect(on.getByRole('heading', { level: 1, name: 'Databases' })).toBeVisible()
    })
  },
  signedIn: async ({ page, site }, use) => {
    await use(async (token, address = '/databases', options = {}) => {
      const { on = page, portalUrl = site.portalUrl, profile = {} } = options
      const session = { token, portal: portalUrl, ...profile }
      await on.addInitScript(keepSession, { session, once: randomUUID() })
      await on.goto(address)
    })
  },
  serve: async ({}, use) => {
    const servers: { close: () => Promise<void> }[] = []
    await use(async ({ portalOrigin, ...options }) => {
      const server = await startServer({ ...siteOptions(portalOrigin), ...options })
      servers.push(server)
      return server.url
    })
    await Promise.all(servers.map((server) => server.close()))
  },
})

/**
 * Runs in the page before its own script: stores a session in an earlier version's form, unsealed, which the page takes
 * over. Only once in a tab, or a reload after the sign-out would sign in again.
 */
function keepSession({ session, once }: { session: object; once: string }): void {
  if (sessionStorage.getItem(once)) return
  const begun: Omit<StoredSession, 'token' | 'portal' | 'key' | 'refusedAt'> = {
    since: Date.now(),
    until: Date.now() + 12 * 3_600_000,
    remembered: false,
    signOuts: localStorage.getItem('htx:/:sign-outs') ?? '',
    evidence: [],
    name: '',
    colour: 0,
    readOnly: false,
  }
  sessionStorage.setItem(once, 'kept')
  sessionStorage.setItem('htx.session', JSON.stringify({ ...begun, ...session }))
}

function watch(context: BrowserContext, troubles: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text()))
      troubles.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => troubles.push(`uncaught: ${error.error().message}`))
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== '127.0.0.1')
      troubles.push(`foreign host: ${request.url()}`)
  })
}

/** The calls of a token that reached the portal. */
export function callsOf(portal: Portal, token: string) {
  return portal.calls.filter((call) => call.token === token)
}
