/**
 * Every task by keyboard only: each stop is visible, and whatever closes returns the focus. Shortcuts of single screens
 * are tested there.
 */
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Portal } from '~/demo/portal'
import { arrowTo, choose, hasFocus, press, pressEnter, skipToContent, tabTo } from '~/testing/keys'
import { createLine } from '~/testing/line'
import { open, tokenOfTest, type OpenOptions } from '~/testing/open'
import {
  address,
  catchClipboard,
  heading,
  holdWrites,
  notices,
  row,
  rows,
  textsOf,
} from '~/testing/steps'

/** Three databases, two failed functions and two proxies: few stops. */
function fewRows(portal: Portal, token: string): void {
  const world = portal.world(token)
  world.databases = world.databases.filter(({ name }) => /^(crm|shop|sandbox)$/.test(name))
  world.functions.splice(2)
  for (const each of world.functions) each.status = 'failed'
  world.proxies.splice(2)
}

async function openFew(at: string, options: OpenOptions = {}) {
  const opened = await open(at, { checked: true, prepare: fewRows, ...options })
  await allLoaded()
  return opened
}

/** The account's menu is loaded together with what keeps the focus. */
const allLoaded = () => expect.element(page.getByRole('button', { name: 'Account' })).toBeVisible()

/** On the screen, after banner and navigation. */
async function openContent(at: string, title: string, options: OpenOptions = {}) {
  const opened = await openFew(at, options)
  await expect.element(heading(title)).toBeVisible()
  await skipToContent()
  return opened
}

const gone = (role: 'dialog' | 'menu' | 'alert') =>
  expect.element(page.getByRole(role)).not.toBeInTheDocument()

/** A second profile, "Reader", which becomes the one in use. */
async function addReader(): Promise<void> {
  await choose('Account', 'Add another token')
  await tabTo('textbox', 'Profile name')
  await press('Reader')
  await tabTo('textbox', 'API token')
  await press(`${tokenOfTest('read', 'second')}{Enter}`)
  await hasFocus('button', 'Add and switch')
  await press('{Enter}')
  await gone('dialog')
}

/** How many files the page has saved. */
function catchDownloads(): () => number {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:of-a-test')
  const pressed = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
  return () => pressed.mock.calls.length
}

test('signing in: the token is shown, remembered, tried, diagnosed; its write access is checked', async () => {
  const line = createLine()
  line.answer(/./, () => Promise.reject(new TypeError('Failed to fetch')), Infinity)
  const { token } = await open('/sign-in?next=/proxies', {
    signedIn: false,
    config: { demo: true },
    through: line.through,
    prepare: fewRows,
  })
  await hasFocus('textbox', 'API token')
  await press(token)
  await pressEnter('button', 'Show token')
  await hasFocus('button', 'Show token')
  await tabTo('checkbox', 'Remember on this device')
  await press(' ')
  await pressEnter('button', 'Check token')
  await tabTo('button', 'Explore with demo data')
  await pressEnter('button', 'Diagnose', true)
  await expect.element(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible()
  line.end()
  await pressEnter('button', 'Check token', true)
  await hasFocus('button', 'Open dashboard')
  await pressEnter('button', 'Check write access')
  await press('{Escape}')
  await hasFocus('button', 'Check write access')
  await pressEnter('button', 'Open dashboard', true)
  await hasFocus('heading', 'Proxies')
})

test('profiles: one is added, renamed, switched and removed; then signing out', async () => {
  await openFew('/proxies')
  await addReader()
  const account = page.getByRole('button', { name: 'Account' })
  await expect.element(account).toHaveAccessibleDescription('Reader')
  await hasFocus('heading', 'Proxies')
  await tabTo('button', 'Account', true)
  await choose('Account', 'Profiles…')
  await tabTo('textbox', 'Profile name')
  await press('Own')
  await tabTo('checkbox', /^Read-only/)
  await press(' {Escape}')
  await gone('dialog')
  await hasFocus('button', 'Account')
  await choose('Account', /^Switch to/)
  await expect.element(account).not.toHaveAccessibleDescription('Reader')
  await hasFocus('heading', 'Proxies')
  await tabTo('button', 'Account', true)
  await choose('Account', 'Profiles…')
  await pressEnter('button', /^Remove Reader/)
  await expect.poll(() => page.getByRole('dialog').getByRole('listitem').elements()).toHaveLength(1)
  await press('{Escape}')
  await choose('Account', 'Sign out')
  await hasFocus('textbox', 'API token')
})

test('while something is being sent: switching and removing a profile are asked about', async () => {
  const { through, held } = holdWrites()
  const { token } = await openFew('/databases', { through })
  const removal = `Remove htx_…${token.slice(-4)}`
  await addReader()
  await tabTo('button', 'Account', true)
  await choose('Account', /^Switch to/)
  await hasFocus('heading', 'Databases')
  await choose('Actions for crm', 'Back up now')
  await expect.poll(held).toBe(1)
  await tabTo('button', 'Account', true)
  await choose('Account', 'Switch to Reader')
  await expect.element(page.getByRole('dialog', { name: 'Switch profile' })).toBeVisible()
  await pressEnter('button', 'Go back')
  await gone('dialog')
  await hasFocus('button', 'Account')
  await choose('Account', 'Profiles…')
  await pressEnter('button', removal)
  await expect.element(page.getByRole('dialog', { name: 'Remove profile' })).toBeVisible()
  await press('{Escape}')
  await hasFocus('button', removal)
  await press('{Enter}')
  await pressEnter('button', 'Remove anyway')
  await hasFocus('textbox', 'API token')
})

test('preferences, shortcuts: chosen by arrows and Space, and closed by Escape', async () => {
  await openFew('/proxies')
  await choose('Account', 'Preferences')
  await tabTo('combobox', 'Theme')
  await press('{ArrowDown}')
  await expect.poll(() => document.documentElement.dataset['theme']).toBe('light')
  await tabTo('combobox', 'Sign out after')
  await press('{ArrowUp}')
  await tabTo('combobox', 'Language', true)
  await press('{ArrowDown}')
  await expect.element(heading('Proxies')).not.toBeInTheDocument()
  await press('{ArrowUp}{Escape}')
  await gone('dialog')
  await hasFocus('button', 'Account')
  await choose('Account', 'Keyboard shortcuts')
  await tabTo('checkbox', 'Use single-key shortcuts')
  await press(' {Escape}')
  await gone('dialog')
  await hasFocus('button', 'Account')
  await pressEnter('link', /^Access:/)
  await hasFocus('heading', 'Token')
})

test('a list: engine and state, sorting, columns, close rows, export, API', async () => {
  const copied = catchClipboard()
  const saved = catchDownloads()
  await openContent('/databases', 'Databases')
  await tabTo('combobox', 'Engine')
  await press('my')
  await expect.element(rows()).toHaveLength(2)
  await tabTo('combobox', 'Status')
  await press('{ArrowDown}{ArrowUp}')
  await choose('Columns', 'Cluster', ' ')
  await expect.element(page.getByRole('columnheader', { name: 'Cluster' })).not.toBeInTheDocument()
  await press('{Escape}')
  await hasFocus('button', 'Columns')
  await pressEnter('button', 'Compact rows')
  await choose('Export', 'JSON')
  expect(saved()).toBe(1)
  await hasFocus('button', 'Export')
  await press('{Enter}{Tab}')
  await hasFocus('button', 'API')
  await gone('menu')
  await press('{Enter}')
  await arrowTo('Copy as curl')
  await press('{Enter}')
  await expect.poll(() => copied).toHaveLength(1)
  await pressEnter('button', 'Name')
  await expect.poll(() => textsOf(page.getByRole('rowheader'))).toEqual(['shop', 'crm'])
  await tabTo('searchbox', 'Filter databases', true)
  await press('nothing like it')
  await pressEnter('button', 'Clear filters')
  await expect.element(rows()).toHaveLength(3)
  await hasFocus('heading', 'Databases')
})

test('the pages of a long list', async () => {
  await open('/databases?page=3', { token: 'full_many-103' })
  await expect.element(rows()).toHaveLength(3)
  await skipToContent()
  await tabTo('combobox', 'Rows per page')
  await pressEnter('button', 'First')
  await expect.element(rows()).toHaveLength(50)
  await hasFocus('button', 'First')
  await tabTo('textbox', 'Go to page', true)
  await press('3{Enter}')
  await expect.element(rows()).toHaveLength(3)
  await hasFocus('textbox', 'Go to page')
})

test('selected rows: cleared, backed up, tried again, deleted; the question gives the focus back', async () => {
  const { portal, token, writes } = await openContent('/databases', 'Databases')
  portal.fail(token, { method: 'POST', path: '/api/portal/databases/crm/backups', fault: '409' })
  await tabTo('checkbox', 'Select all 3')
  await press(' ')
  await pressEnter('button', 'Clear selection', true)
  await hasFocus('heading', 'Databases')
  await tabTo('checkbox', 'Select crm')
  await press(' ')
  await tabTo('checkbox', 'Select shop')
  await press(' ')
  await pressEnter('button', 'Delete', true)
  await tabTo('textbox', 'Type 2 to confirm')
  await press('2{Escape}')
  await gone('dialog')
  await hasFocus('button', 'Delete')
  await pressEnter('button', 'Back up', true)
  await pressEnter('button', 'Back up 2 databases')
  await gone('dialog')
  const run = page.getByRole('region', { name: 'Backing up databases' })
  await expect.element(run).toHaveFocus()
  await pressEnter('button', 'Retry failed')
  await expect.element(run).toHaveTextContent('2 done')
  expect(writes()).toHaveLength(3)
  await pressEnter('button', 'Close')
  await expect.element(run).not.toBeInTheDocument()
  await expect.poll(() => document.activeElement?.closest('main')).not.toBeNull()
})

/** Six databases; what changes something waits on the line: three are being sent, three wait. */
async function openSix() {
  const line = createLine()
  const writes = line.hold(/^(DELETE|POST)/)
  const opened = await openContent('/databases', 'Databases', {
    through: line.through,
    prepare: (portal, token) => void portal.world(token).databases.splice(6),
  })
  await tabTo('checkbox', 'Select all 6')
  await press(' ')
  return { ...opened, go: writes.go }
}

test('a bulk delete is confirmed, paused, resumed, cancelled; signing out meanwhile is asked about', async () => {
  const { go, writes } = await openSix()
  await pressEnter('button', 'Delete', true)
  await tabTo('textbox', 'Type 6 to confirm')
  await press('6')
  await pressEnter('button', 'Delete 6 databases')
  await gone('dialog')
  const run = page.getByRole('region', { name: 'Deleting databases' })
  await expect.element(run).toHaveFocus()
  await pressEnter('button', 'Pause')
  await expect.element(run).toHaveTextContent('Paused.')
  await hasFocus('button', 'Resume')
  await press('{Enter}')
  await hasFocus('button', 'Pause')
  await tabTo('button', 'Account', true)
  await choose('Account', 'Sign out')
  await pressEnter('button', 'Go back')
  await gone('dialog')
  await hasFocus('button', 'Account')
  await pressEnter('button', 'Cancel')
  await expect.element(run).toHaveTextContent('3 not sent')
  go()
  await expect.element(run).toHaveTextContent('Finished.')
  expect(writes()).toHaveLength(3)
})

test('a database: from its row to the ways to connect, the raw answer, a backup, its delete and back', async () => {
  const copied = catchClipboard()
  const { writes } = await openContent('/databases', 'Databases')
  await pressEnter('link', 'shop')
  await hasFocus('heading', 'shop')
  await pressEnter('button', 'Copy connection URI')
  await expect.poll(() => copied).toHaveLength(1)
  await pressEnter('button', 'Show password')
  await hasFocus('button', 'Show password')
  await pressEnter('button', 'Copy password')
  await expect.poll(() => copied).toHaveLength(2)
  await tabTo('tab', 'Summary', true)
  await press('{ArrowLeft}{Enter}')
  await hasFocus('tab', 'Raw')
  await tabTo('searchbox', 'Search this response')
  await pressEnter('button', 'Show secrets')
  await tabTo('button', /^Copy/)
  await pressEnter('button', 'Back up now', true)
  await expect.element(notices()).toHaveTextContent('shop')
  await expect.poll(writes).toHaveLength(1)
  await pressEnter('button', 'Delete')
  await tabTo('checkbox', 'Back up first')
  await pressEnter('button', 'Cancel')
  await gone('dialog')
  await hasFocus('button', 'Delete')
  await press('{Enter}')
  await tabTo('textbox', 'Type shop to confirm')
  await press('shop')
  await pressEnter('button', 'Delete database')
  await expect.poll(address).toBe('/databases')
  await hasFocus('heading', 'Databases')
})

test('a database is created', async () => {
  const { writes } = await openContent('/databases', 'Databases')
  await pressEnter('link', 'Create database')
  await hasFocus('heading', 'Create database')
  await tabTo('textbox', 'Name')
  await press('fresh')
  await tabTo('radio', 'PostgreSQL')
  await press('{ArrowRight}')
  await hasFocus('radio', 'MySQL')
  await tabTo('combobox', 'Plan (SKU)')
  await press('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
  await pressEnter('button', /^Create database/)
  await hasFocus('heading', 'fresh')
  expect(writes()).toHaveLength(1)
})

test('the board of backups: states, clock, a backup from a row, all that are stale', async () => {
  await openContent('/backups', 'Backups')
  await expect.element(page.getByText('All 3 databases checked.')).toBeVisible()
  await tabTo('button', /^Fresh/)
  await press(' ')
  await expect.element(rows()).toHaveLength(2)
  await hasFocus('button', /^Fresh/)
  await press(' ')
  await tabTo('checkbox', 'Show times in UTC')
  await press(' ')
  await tabTo('slider', 'Last 30 days of crm')
  await press('{Home}')
  await pressEnter('button', 'Back up crm now')
  await expect.element(row('crm')).toHaveTextContent('Running')
  await choose('Actions for crm', 'Check again')
  await hasFocus('button', 'Actions for crm')
  await pressEnter('button', /^Back up . stale$/, true)
  await press('{Escape}')
  await gone('dialog')
  await hasFocus('button', /^Back up . stale$/)
})

test.each([
  ['functions', 'Functions', 'mailer', 'Copy curl'],
  ['proxies', 'Proxies', 'hn-1', 'Copy password'],
])('%s: a row is opened, read, copied from, left', async (list, title, name, copy) => {
  const copied = catchClipboard()
  await openContent(`/${list}`, title)
  await pressEnter('link', name)
  await hasFocus('heading', name)
  await pressEnter('button', copy)
  await expect.poll(() => copied).toHaveLength(1)
  await press('{Escape}')
  await hasFocus('link', name)
  await expect.element(page.getByRole('complementary')).not.toBeInTheDocument()
  await press('{Enter}')
  await pressEnter('button', 'Close')
  await hasFocus('link', name)
})

test('proxies: some are selected, copied and saved in another format', async () => {
  const copied = catchClipboard()
  const saved = catchDownloads()
  await openContent('/proxies', 'Proxies')
  await tabTo('checkbox', 'Select hn-1')
  await press(' ')
  await tabTo('combobox', 'Format', true)
  await press('cur')
  await tabTo('checkbox', 'Include passwords')
  await press(' ')
  await pressEnter('button', 'Copy selected')
  await expect.poll(() => copied).toEqual([expect.stringMatching(/^curl /)])
  await pressEnter('button', 'Download')
  expect(saved()).toBe(1)
  await pressEnter('button', 'Copy SOCKS5 URL of hn-1')
  await expect.poll(() => copied).toHaveLength(2)
})

test('activity: filtered, exported, a call opened and left by Tab, the changes', async () => {
  await openContent('/activity', 'Activity')
  await tabTo('combobox', 'Product')
  await press('{ArrowDown}')
  await expect.element(page.getByRole('row')).toHaveLength(2)
  await tabTo('checkbox', 'Writes only')
  await press('  ')
  await choose('Export', /^Include secrets/, ' {Escape}')
  await hasFocus('button', 'Export')
  await pressEnter('link', /^GET/)
  await hasFocus('heading', /^GET/)
  await pressEnter('button', 'Copy as curl')
  await tabTo('link', /^GET/, true)
  await pressEnter('button', 'Size', true)
  await expect.element(page.getByRole('complementary')).not.toBeInTheDocument()
  await tabTo('tab', 'All calls', true)
  await press('{ArrowRight}{Enter}')
  await expect.element(page.getByRole('heading', { name: 'No changes yet' })).toBeVisible()
  await hasFocus('tab', 'Your changes')
})

test('the token: checked, its write access, the specification, the limit', async () => {
  await openContent('/token', 'Token')
  await pressEnter('button', 'Check write access')
  await pressEnter('button', 'Send check')
  await gone('dialog')
  await hasFocus('button', 'Check write access')
  await pressEnter('button', 'Compare specifications')
  await pressEnter('button', 'Diagnose')
  await hasFocus('button', 'Diagnose')
  await tabTo('button', 'Check again', true)
})

test('the overview: what needs attention, the switch, the limit behind its meter', async () => {
  await openFew('/overview')
  await pressEnter('button', 'Rate limit details')
  await pressEnter('link', 'Token and rate limit details')
  await hasFocus('heading', 'Token')
  history.back()
  await hasFocus('heading', 'Overview')
  await tabTo('switch', 'Watch')
  await press(' ')
  await expect.element(page.getByRole('switch')).toBeChecked()
  await hasFocus('switch', 'Watch')
  await pressEnter('link', /^Open /)
  await hasFocus('heading', /^(mailer|thumbnailer)$/)
})

test('the demo: looked at and left', async () => {
  await open('/sign-in', { signedIn: false, config: { demo: true } })
  await pressEnter('button', 'Explore with demo data')
  await allLoaded()
  await hasFocus('heading', 'Overview')
  await pressEnter('button', 'Leave the demo', true)
  await hasFocus('textbox', 'API token')
})

/** A phone with a keyboard: bars above and below, sheets, and panels over the whole window. */
const phone = { width: 360, height: 640 }

test('on a phone: "More", and the sheet of filters, closed when the focus leaves them', async () => {
  await openFew('/databases', phone)
  await pressEnter('button', 'More')
  await pressEnter('link', 'Functions')
  await hasFocus('heading', 'Functions')
  await pressEnter('button', 'More', true)
  await tabTo('link', 'Token')
  await press('{Escape}')
  await hasFocus('button', 'More')
  await press('{Enter}')
  await pressEnter('button', 'Filter and sort')
  await tabTo('combobox', 'Sort by')
  await press('{ArrowDown}')
  await choose('Columns', 'URL', ' {Escape}')
  await tabTo('link', 'mailer')
  await press('{Enter}')
  await tabTo('button', 'Copy Python')
})

test('on a phone: rows, their menus, a database; nothing is hidden by the bars', async () => {
  await openContent('/databases', 'Databases', { ...phone, prepare: () => undefined })
  await tabTo('checkbox', 'Select analytics')
  await press(' ')
  await choose('Actions for sandbox', 'Delete')
  await pressEnter('button', 'Cancel')
  await gone('dialog')
  await hasFocus('button', 'Actions for sandbox')
  await pressEnter('link', 'shop')
  await hasFocus('heading', 'shop')
  await tabTo('button', 'Copy region')
})

test('on a phone: what lies over the page makes way: the bar of a selection, a run', async () => {
  await openContent('/databases', 'Databases', { ...phone, prepare: () => undefined })
  await tabTo('checkbox', 'Select shop')
  await press(' ')
  await pressEnter('button', 'Back up', true)
  await pressEnter('button', 'Back up 1 database')
  await gone('dialog')
  const run = page.getByRole('region', { name: /^Backing up/ })
  await expect.element(run).toHaveFocus()
  await expect.element(run).toHaveTextContent('Finished.')
  await tabTo('link', 'analytics', true)
})

test('on a phone: a call opens over the whole window, and closes when the focus leaves it', async () => {
  await openContent('/activity', 'Activity', phone)
  await pressEnter('link', /databases$/)
  await hasFocus('heading', /databases$/)
  await tabTo('button', 'Copy as curl')
  await tabTo('link', /databases$/, true)
  await expect.element(page.getByRole('complementary')).not.toBeInTheDocument()
})
