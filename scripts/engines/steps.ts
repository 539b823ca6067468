/** The main way through the dashboard, step by step, as a person takes it with pointer and keyboard. */
import type { Portal } from '../../src/demo/portal'
import type { EnginePage } from './page'
import { until } from './until'

interface Visit {
  page: EnginePage
  /** The site's address, without a slash at its end. */
  url: string
  portal: Portal
}

interface Step {
  title: string
  run: (visit: Visit) => Promise<void>
}

const token = 'htx_demo_full_engines'
/** The width at which the tables have the least room beside the navigation, in pixels. */
const narrow = 1024

export const steps: readonly Step[] = [
  {
    title: 'the sign-in screen opens with the focus in the field',
    async run({ page, url }) {
      await page.open(`${url}/databases`)
      await heading(page, 'Sign in with an API token')
      await until('the focus is in the field', () =>
        page.evaluate(() => document.activeElement?.matches('input#token') ?? false),
      )
    },
  },
  {
    title: 'the settings are fetched once: what is preloaded is used',
    async run({ page }) {
      const fetched = await page.evaluate(
        () =>
          performance
            .getEntriesByType('resource')
            .filter(({ name }) => name.endsWith('/config.json')).length,
      )
      if (fetched !== 1) throw new Error(`config.json was fetched ${fetched} times`)
    },
  },
  {
    title: 'a token is checked and the dashboard opened by keyboard alone',
    async run({ page }) {
      await page.type(token)
      await page.press('Enter')
      await until('the focus is on "Open dashboard"', () =>
        page.evaluate(() => document.activeElement?.textContent === 'Open dashboard'),
      )
      await page.press('Enter')
      await heading(page, 'Databases')
      await rows(page, 14)
    },
  },
  {
    title: 'a filter leaves what it finds, and the address keeps it',
    async run({ page }) {
      await click(page, 'input[type=search]', 'Filter databases')
      await page.type('orders')
      await rows(page, 2)
      await until('the address says it', () => page.evaluate(() => location.search === '?q=orders'))
      await page.press('Escape')
      await rows(page, 14)
    },
  },
  {
    title: 'a menu opens, closes by Escape and gives the focus back',
    async run({ page }) {
      await click(page, 'button', 'Actions for crm')
      await until('the menu is open', () =>
        page.evaluate(() => document.querySelector('[role=menu]:popover-open') !== null),
      )
      await page.press('Escape')
      await until('the focus is back', () =>
        page.evaluate(() => document.activeElement?.ariaLabel === 'Actions for crm'),
      )
    },
  },
  {
    title: 'a dialog keeps Tab on what can be used in it',
    async run({ page }) {
      await click(page, 'button', 'Account')
      await click(page, '[role=menuitem]', 'Preferences')
      await until('the dialog is open', () =>
        page.evaluate(() => document.querySelector('dialog:modal') !== null),
      )
      const stops = await page.evaluate(() => {
        const dialog = document.querySelector('dialog:modal')
        return dialog?.querySelectorAll('button, select, input, a[href], summary').length ?? 0
      })
      for (let stop = 0; stop < stops + 2; stop++) {
        await page.press('Tab')
        const where = await page.evaluate(() => document.activeElement?.localName ?? '')
        if (where === 'dialog') throw new Error('The dialog itself is a Tab stop')
      }
      await page.press('Escape')
    },
  },
  {
    title: 'what a client needs to connect is copied',
    async run({ page, url }) {
      await page.open(`${url}/databases/shop/connect`)
      await click(page, 'button', 'Copy host')
      await shows(page, 'Copied')
    },
  },
  {
    title: 'the board draws its pictures, and its words have room',
    async run({ page, url }) {
      await page.resize(narrow, 900)
      await page.open(`${url}/backups`)
      await heading(page, 'Backups')
      await until('there are pictures', () =>
        page.evaluate(() => document.querySelectorAll('svg[role=slider]').length > 8),
      )
      await wholeWords(page)
    },
  },
  {
    title: 'the words of functions and proxies have room',
    async run({ page, url }) {
      for (const [path, title] of [
        ['functions', 'Functions'],
        ['proxies', 'Proxies'],
      ] as const) {
        await page.open(`${url}/${path}`)
        await heading(page, title)
        await until('there are rows', () =>
          page.evaluate(() => document.querySelector('tbody th') !== null),
        )
        await wholeWords(page)
      }
    },
  },
  {
    title: 'so have those in Vietnamese',
    async run({ page, url }) {
      await page.evaluate(() =>
        localStorage.setItem('htx:/:preferences', JSON.stringify({ language: 'vi' })),
      )
      await page.resize(1280, 900)
      for (const path of ['backups', 'functions', 'proxies']) {
        await page.open(`${url}/${path}`)
        await until('there are rows, in Vietnamese', () =>
          page.evaluate(
            () =>
              document.documentElement.lang === 'vi' && document.querySelector('tbody th') !== null,
          ),
        )
        await wholeWords(page)
      }
      await page.evaluate(() => localStorage.removeItem('htx:/:preferences'))
    },
  },
  {
    title: 'no screen says that the protection is reduced',
    async run({ page }) {
      const warns = await page.evaluate(() =>
        document.body.textContent.includes('Reduced protection'),
      )
      if (warns) throw new Error('It says "Reduced protection"')
    },
  },
  {
    title: 'a page left ten times in the middle of a read still reads',
    async run({ page, url, portal }) {
      await page.resize(1280, 900)
      for (let visit = 0; visit < 10; visit++) {
        const before = portal.calls.length
        const name = ['shop', 'metrics'][visit % 2]
        await page.open(`${url}/databases/${name}`)
        // In half of the visits the request has reached the portal, in the others it is about to be sent.
        if (visit % 4 < 2) await until('it reads', () => portal.calls.length > before)
      }
      await page.open(`${url}/databases/crm`)
      await heading(page, 'crm')
      await shows(page, 'Cluster')
    },
  },
  {
    title: 'the dark theme is drawn as soon as it is chosen',
    async run({ page }) {
      await click(page, 'button', 'Account')
      await click(page, '[role=menuitem]', 'Preferences')
      await until('the theme is chosen', () =>
        page.evaluate(() => {
          const choice = document.querySelector<HTMLSelectElement>('dialog:modal select')
          if (!choice) return false
          choice.value = 'dark'
          return choice.dispatchEvent(new Event('change', { bubbles: true }))
        }),
      )
      await until('the page is dark', () =>
        page.evaluate(() => getComputedStyle(document.body).backgroundColor === 'rgb(12, 15, 20)'),
      )
      await page.press('Escape')
      await until('the dialog is closed', () =>
        page.evaluate(() => document.querySelector('dialog:modal') === null),
      )
    },
  },
  {
    title: 'after signing out, Back shows nothing of the account',
    async run({ page }) {
      await click(page, 'button', 'Account')
      await click(page, '[role=menuitem]', 'Sign out')
      await heading(page, 'Sign in with an API token')
      await page.evaluate(() => {
        // Removed once `history.back()` has reached another entry, of this document or of another.
        const { dataset } = document.documentElement
        dataset['stands'] = ''
        addEventListener('popstate', () => delete dataset['stands'])
        history.back()
      })
      await until('the browser has gone back', () =>
        page.evaluate(() => !('stands' in document.documentElement.dataset)),
      )
      await heading(page, 'Sign in with an API token')
      await rows(page, 0)
    },
  },
  {
    title: 'a token may be remembered: nothing is wrong with the protection',
    async run({ page }) {
      await until('the box can be ticked', () =>
        page.evaluate(() => document.querySelector('input[type=checkbox]:enabled') !== null),
      )
    },
  },
]

/** Only for drivers that report the console. */
export const lastStep: Step = {
  title: 'the console has shown no error on all the way',
  async run({ page }) {
    const kinds = new Set(page.troubles)
    if (kinds.size > 0) throw new Error([...kinds].join('\n'))
  },
}

/** Waits for the screen of this heading. */
async function heading(page: EnginePage, text: string): Promise<void> {
  await until(`the heading "${text}"`, () =>
    page.evaluate((wanted) => document.querySelector('h1')?.textContent === wanted, text),
  )
}

async function rows(page: EnginePage, count: number): Promise<void> {
  await until(`${count} rows`, () =>
    page.evaluate((wanted) => document.querySelectorAll('tbody tr').length === wanted, count),
  )
}

async function shows(page: EnginePage, text: string): Promise<void> {
  await until(`"${text}" on the screen`, () =>
    page.evaluate((wanted) => document.querySelector('main')?.innerText.includes(wanted), text),
  )
}

/** Fails where a word beside an icon is cut off by an ellipsis; names and addresses may give way, these are short. */
async function wholeWords(page: EnginePage): Promise<void> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('td:has(> :not(button) svg, > svg) *')]
      .filter(
        (element) =>
          getComputedStyle(element).textOverflow === 'ellipsis' &&
          element.scrollWidth > element.clientWidth,
      )
      .map((element) => element.innerText)
      .join(', '),
  )
  if (cut) throw new Error(`Cut off: ${cut}`)
}

/** Clicks on the element of this name once it no longer moves. */
async function click(page: EnginePage, selector: string, name: string): Promise<void> {
  let last: string | undefined
  await until(`"${name}" can be clicked`, async () => {
    const place = await page.evaluate(
      (wantedSelector, wantedName) => {
        const found = [...document.querySelectorAll<HTMLElement>(wantedSelector)].find(
          (element) =>
            element.checkVisibility() &&
            (element.ariaLabel ?? element.textContent).trim() === wantedName,
        )
        found?.scrollIntoView({ block: 'center', behavior: 'instant' })
        const box = found?.getBoundingClientRect()
        return box ? [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)] : []
      },
      selector,
      name,
    )
    const [x, y] = place
    const stands = place.join() === last
    last = place.join()
    if (!stands || x === undefined || y === undefined) return false
    await page.clickAt(x, y)
    return true
  })
}
