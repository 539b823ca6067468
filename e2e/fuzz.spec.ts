/** Every reading screen under bodies at random: none blank, no error, no nonsense, no script. `BODIES` says how many. */
import type { Page } from '@playwright/test'
import { randomBody, seeded } from '../src/api/readers/random-bodies'
import { createPortal } from '../src/demo/portal'
import { expect, test } from './fixtures'

interface ReadingScreen {
  name: string
  path: string
  heading: string
  /** What is pressed after each body, one after the other: tabs, rows, what is folded. */
  press: string
}

/** Each screen that reads a body which the contract does not describe, or might describe wrongly. */
const screens: ReadingScreen[] = [
  { name: 'databases', path: '/databases', heading: 'Databases', press: 'main thead button' },
  { name: 'a database', path: '/databases/shop', heading: 'shop', press: 'main [role=tab]' },
  {
    name: 'backups of a database',
    path: '/databases/shop/backups',
    heading: 'shop',
    press: 'main [role=tabpanel] button',
  },
  { name: 'the backups board', path: '/backups', heading: 'Backups', press: 'main thead button' },
  {
    name: 'functions',
    path: '/functions',
    heading: 'Functions',
    press: 'tbody a[href^="/"], aside summary',
  },
  {
    name: 'proxies',
    path: '/proxies',
    heading: 'Proxies',
    press: 'tbody a[href^="/"], aside summary',
  },
  { name: 'the overview', path: '/overview', heading: 'Overview', press: 'main summary' },
]

const bodies = Number(process.env['BODIES'] ?? 2000)
/** A session lasts twelve hours, and each body takes sixteen seconds of them. */
const mostInARound = 1000
const perScreen = Math.ceil(bodies / screens.length)
const rounds = Math.ceil(perScreen / mostInARound)

for (const screen of screens)
  for (let round = 0; round < rounds; round += 1) {
    const count = Math.min(mostInARound, perScreen - round * mostInARound)
    test(`F059 F061 F064 F067 F127 F133 ${screen.name}: ${count} bodies at random, round ${round + 1}`, async ({
      page,
      serve,
      token,
    }) => {
      test.setTimeout(60_000 + count * 600)
      const portal = createPortal()
      const random = seeded(20_261_122 + screens.indexOf(screen) * 1000 + round)
      let served = ''
      let fuzzing = false
      const url = await serve({
        // Else a board of many databases would wait for the rate limit, in real time.
        configJson: { rateLimit: 10_000 },
        portal: {
          ...portal,
          async fetch(request) {
            if (!fuzzing) return portal.fetch(request)
            const status = statusOf(random())
            served = JSON.stringify(randomBody(random))
            return new Response(served, {
              status,
              headers: { 'Content-Type': 'application/json' },
            })
          },
        },
      })
      await page.addInitScript(clockThatSkips)
      await page.goto(`${url}/sign-in?next=/databases`)
      await page.getByRole('textbox', { name: 'API token' }).fill(token())
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Open dashboard' }).click()
      await expect(page.getByRole('table', { name: 'Databases' })).toBeVisible()
      await page.goto(url + screen.path)
      await expect(page.getByRole('heading', { level: 1, name: screen.heading })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Refresh' })).toHaveAttribute(
        'aria-busy',
        'false',
      )

      fuzzing = true
      const trouble = await readOn(page, { count, heading: screen.heading, press: screen.press })
      expect(trouble, served).toBeNull()
    })
  }

/** Mostly successes; of the failures those that are not read again by themselves, which would take their time. */
function statusOf(chance: number): number {
  if (chance < 0.85) return 200
  return [201, 400, 403, 404, 409, 422, 500][Math.floor(((chance - 0.85) / 0.15) * 7)] ?? 200
}

declare global {
  interface Window {
    /** The calls of this page, and those of them that have their whole answer or were called off. */
    calls: { asked: number; ended: number }
  }
}

/** The page's clocks can be put forward from inside; each call is counted there from the first, and its end. */
function clockThatSkips() {
  const send = window.fetch.bind(window)
  const calls = { asked: 0, ended: 0 }
  window.calls = calls
  window.fetch = async (...request) => {
    calls.asked += 1
    const ended = () => void (calls.ended += 1)
    try {
      const answer = await send(...request)
      void answer.clone().arrayBuffer().then(ended, ended)
      return answer
    } catch (reason) {
      ended()
      throw reason
    }
  }
  const now = Date.now.bind(Date)
  const steady = performance.now.bind(performance)
  let ahead = 0
  // Both, or the rate limiter would take it for a clock that was set.
  Date.now = () => now() + ahead
  performance.now = () => steady() + ahead
  document.addEventListener('test:skip', () => (ahead += 16_000))
}

/**
 * In the page: lets time pass, comes back to it as a person does to a tab, waits for the body, looks, presses
 * something, and looks again. Returns what was wrong first, or null.
 */
function readOn(
  page: Page,
  wanted: { count: number; heading: string; press: string },
): Promise<string | null> {
  return page.evaluate(async ({ count, heading, press }) => {
    const prototype = Object.getOwnPropertyNames(Object.prototype).join()
    const pause = () => new Promise((resolve) => setTimeout(resolve))
    const isBusy = () => document.querySelector('main button[aria-busy=true]') !== null
    const { calls } = window
    const isSettled = async () => {
      // What an answer changes is drawn a few turns later.
      for (let turn = 0; turn < 5; turn += 1) await pause()
      return calls.ended === calls.asked && !isBusy()
    }
    const until = async (is: () => boolean | Promise<boolean>) => {
      for (let tries = 0; tries < 15_000; tries += 1) {
        if (await is()) return true
        await pause()
      }
      return false
    }
    const wrong = () => {
      const html = document.body.innerHTML
      const at = html.search(/\[object |\bNaN\b|\bundefined\b|Invalid Date|Infinity/)
      if (at >= 0) return `nonsense: ${html.slice(Math.max(0, at - 100), at + 50)}`
      if (document.querySelector('h1')?.textContent !== heading) return 'another screen'
      if ((document.querySelector('main')?.textContent ?? '').length < 40) return 'blank'
      if (document.querySelector('main img, main script, main iframe, main b')) return 'markup'
      for (const { href } of document.querySelectorAll('a'))
        if (!/^https?:/.test(href)) return `link: ${href}`
      if (Object.getOwnPropertyNames(Object.prototype).join() !== prototype) return 'prototype'
      return null
    }
    for (let body = 0; body < count; body += 1) {
      const before = calls.asked
      document.dispatchEvent(new Event('pointerdown', { bubbles: true }))
      document.dispatchEvent(new Event('test:skip'))
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
      if (!(await until(() => calls.asked > before))) return `body ${body}: never asked for`
      if (!(await until(isSettled))) return `body ${body}: never shown`
      const shown = wrong()
      if (shown) return `body ${body}: ${shown}`
      const things = [...document.querySelectorAll<HTMLElement>(press)]
      things[body % Math.max(1, things.length)]?.click()
      await pause()
      const after = wrong()
      if (after) return `body ${body}, pressed: ${after}`
    }
    return null
  }, wanted)
}
