/**
 * Every reading screen with random bodies: none is blank, fails, shows nonsense or runs a script. `npm run fuzz` takes
 * more of them.
 */
import { describe, expect, inject, test, vi } from 'vitest'
import { randomBody, seeded } from '~/api/readers/testing'
import { settle, turn } from '~/testing/clock'
import { open } from '~/testing/open'
import { heading, refreshButton } from '~/testing/steps'

declare module 'vitest' {
  interface ProvidedContext {
    /** How many bodies at random all the screens together are shown. */
    bodies: number
  }
}

/** Each screen that reads a body which the contract does not describe, or might describe wrongly. */
const screens = [
  { name: 'databases', path: '/databases', title: 'Databases', press: 'main thead button' },
  { name: 'a database', path: '/databases/shop', title: 'shop', press: 'main [role=tab]' },
  {
    name: 'backups of a database',
    path: '/databases/shop/backups',
    title: 'shop',
    press: 'main [role=tabpanel] button',
  },
  { name: 'the backups board', path: '/backups', title: 'Backups', press: 'main thead button' },
  {
    name: 'functions',
    path: '/functions',
    title: 'Functions',
    press: 'tbody a[href^="/"], aside summary',
  },
  {
    name: 'proxies',
    path: '/proxies',
    title: 'Proxies',
    press: 'tbody a[href^="/"], aside summary',
  },
  { name: 'the overview', path: '/overview', title: 'Overview', press: 'main summary' },
]

/** A session lasts twelve hours, of which each body takes sixteen seconds. */
const mostInARound = 1000
const perScreen = Math.ceil(inject('bodies') / screens.length)
const rounds = Array.from({ length: Math.ceil(perScreen / mostInARound) }, (_, round) => ({
  round,
  count: Math.min(mostInARound, perScreen - round * mostInARound),
}))
const prototype = Object.getOwnPropertyNames(Object.prototype).join()

describe.each(rounds)(
  'F059 F061 F064 F067 F127 F133 $count bodies at random',
  ({ round, count }) => {
    test.each(screens)('on $name', { timeout: 60_000 + count * 1000 }, async (screen) => {
      const random = seeded(20_261_122 + screens.indexOf(screen) * 1000 + round)
      const calls = { asked: 0, ended: 0 }
      let served = ''
      let isFuzzing = false
      await open(screen.path, {
        // Otherwise a board of many databases would wait for the rate limit.
        config: { rateLimit: 10_000 },
        through: async (request, portal) => {
          calls.asked += 1
          const status = statusOf(isFuzzing ? random() : 0)
          if (isFuzzing) served = JSON.stringify(randomBody(random))
          const answer = isFuzzing
            ? new Response(served, { status, headers: { 'Content-Type': 'application/json' } })
            : await portal.fetch(request)
          calls.ended += 1
          return answer
        },
      })
      await expect.element(heading(screen.title)).toBeVisible()
      await expect.element(refreshButton()).toHaveAttribute('aria-busy', 'false')
      isFuzzing = true
      const isShown = () =>
        calls.ended === calls.asked && !document.querySelector('main button[aria-busy=true]')

      for (let body = 0; body < count; body += 1) {
        const { asked } = calls
        // Time passes, and the person returns to the tab: old data is read again.
        document.dispatchEvent(new Event('pointerdown', { bubbles: true }))
        await settle()
        await vi.advanceTimersByTimeAsync(16_000)
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
        await until(() => calls.asked > asked && isShown(), `body ${body}`)
        expect(trouble(screen.title), `body ${body}: ${served}`).toBeNull()
        const things = document.querySelectorAll<HTMLElement>(screen.press)
        things[body % Math.max(1, things.length)]?.click()
        await turn()
        expect(trouble(screen.title), `body ${body}, pressed: ${served}`).toBeNull()
      }
    })
  },
)

/** Mostly successes; of the failures only those that are not retried, which would take time. */
function statusOf(chance: number): number {
  if (chance < 0.85) return 200
  return [201, 400, 403, 404, 409, 422, 500][Math.floor(((chance - 0.85) / 0.15) * 7)] ?? 200
}

/** Waits until `holds`, also for a few turns more, in which an answer is rendered. */
async function until(holds: () => boolean, what: string): Promise<void> {
  let turnsHeld = 0
  for (let turns = 0; turns < 20_000; turns += 1) {
    await turn()
    turnsHeld = holds() ? turnsHeld + 1 : 0
    if (turnsHeld === 5) return
  }
  throw new Error(`${what} was never shown`)
}

/** The first thing that is wrong with the page, or null. */
function trouble(title: string): string | null {
  const html = document.body.innerHTML
  const at = html.search(/\[object |\bNaN\b|\bundefined\b|Invalid Date|Infinity/)
  if (at >= 0) return `nonsense: ${html.slice(Math.max(0, at - 100), at + 50)}`
  if (document.querySelector('h1')?.textContent !== title) return 'another screen'
  if ((document.querySelector('main')?.textContent ?? '').length < 40) return 'blank'
  if (document.querySelector('main img, main script, main iframe, main b')) return 'markup'
  for (const { href } of document.querySelectorAll('a'))
    if (!/^https?:/.test(href)) return `link: ${href}`
  return Object.getOwnPropertyNames(Object.prototype).join() === prototype ? null : 'prototype'
}
