/** Several tokens in one browser: named profiles, switches without a trace of the other account, read-only profiles. */
import type { Page } from '@playwright/test'
import { expect, test, type Site } from './fixtures'
import { refreshButton, rested } from './refresh'
import {
  atSignIn,
  everythingIn,
  keysWith,
  openTabs,
  rows,
  accountButton,
  chooseAccount,
} from './tabs'
import { deleteButton, fillDelete, writesOf } from './writes'

/** Adds a token through the banner's menu; the tab then uses it. */
async function addToken(
  page: Page,
  token: string,
  name: string,
  { remember = false } = {},
): Promise<void> {
  await chooseAccount(page, 'Add another token')
  const dialog = page.getByRole('dialog', { name: 'Add another token' })
  await dialog.getByRole('textbox', { name: 'Profile name' }).fill(name)
  await dialog.getByRole('textbox', { name: 'API token' }).fill(token)
  if (remember) await dialog.getByRole('checkbox', { name: 'Remember on this device' }).check()
  await dialog.getByRole('button', { name: 'Check token' }).click()
  await dialog.getByRole('button', { name: 'Add and switch' }).click()
  await expect(accountButton(page)).toHaveAccessibleDescription(name)
}

async function switchTo(page: Page, name: string | RegExp): Promise<void> {
  await accountButton(page).click()
  await page
    .getByRole('menuitem', { name: name instanceof RegExp ? name : `Switch to ${name}` })
    .click()
}

/** The card of a profile in the dialog that lists them. */
async function openProfile(page: Page, name: string) {
  await chooseAccount(page, 'Profiles…')
  return page.getByRole('dialog', { name: 'Profiles' }).getByRole('region', { name })
}

/** Gives every database of an account a name that no other account has. */
function mark(site: Site, token: string, word: string): void {
  for (const [index, database] of site.portal.world(token).databases.entries())
    database.name = `${word}-${index}`
}

test('another token is checked, named, used, and switched back from', async ({
  page,
  site,
  token,
  signedIn,
}) => {
  const [one, two] = [token('full_many-3'), token('read_many-5')]
  mark(site, one, 'alpha')
  mark(site, two, 'beta')
  await signedIn(one)
  await expect(accountButton(page)).toHaveAccessibleDescription(`htx_…${one.slice(-4)}`)
  await addToken(page, two, 'Audit')
  await expect(page.getByRole('rowheader', { name: 'beta-0' })).toBeVisible()
  await expect(rows(page)).toHaveCount(6)
  await expect(
    page.getByRole('link', { name: /^Access: reads all, writing not checked/ }),
  ).toBeVisible()

  // Both survive a reload, and neither is stored in a readable form.
  await page.reload()
  await expect(accountButton(page)).toHaveAccessibleDescription('Audit')
  for (const gone of [one, two]) expect(await keysWith(page, gone)).toEqual([])
  await switchTo(page, /^Switch to htx_…/)
  await expect(page.getByRole('rowheader', { name: 'alpha-0' })).toBeVisible()
  await expect(rows(page)).toHaveCount(4)

  const card = await openProfile(page, 'Audit')
  await card.getByRole('textbox', { name: 'Profile name' }).fill('Edge')
  await page.keyboard.press('Escape')
  await page.reload()
  await switchTo(page, 'Edge')
  await expect(accountButton(page)).toHaveAccessibleDescription('Edge')

  // No part of a token is in an address, or visible on the page.
  expect(page.url()).not.toContain('htx_')
  expect(await page.locator('html').innerHTML()).not.toContain(two)
})

test('read-only holds in every tab, and outlives a reload', async ({
  page,
  context,
  site,
  token,
  signedIn,
}) => {
  await signedIn(token())
  const [other] = await openTabs(context, 1)
  if (!other) throw new Error('No other tab')
  // A dialog is open in the other tab while the profile becomes read-only here.
  await fillDelete(other, 'shop')
  const card = await openProfile(page, `htx_…${token().slice(-4)}`)
  await card.getByRole('checkbox', { name: /^Read-only/ }).check()
  await expect(accountButton(other)).toHaveAccessibleDescription(/ Read-only$/)
  await expect(deleteButton(other)).toHaveAccessibleDescription('This profile is set to read-only.')
  await deleteButton(other).click({ force: true })
  await page.reload()
  await expect(accountButton(page)).toContainText('Read-only')
  expect(writesOf(site.portal, token())).toEqual([])
})

test('F024 signing out ends every profile in every tab, and leaves nothing', async ({
  page,
  context,
  token,
  signedIn,
}) => {
  const [one, two] = [token('full'), token('read')]
  await signedIn(one)
  await addToken(page, two, 'Reader', { remember: true })
  const [other] = await openTabs(context, 1)
  if (!other) throw new Error('No other tab')
  await switchTo(other, /^Switch to htx_…/)
  await expect(accountButton(other)).toHaveAccessibleDescription(/^htx_…/)
  await chooseAccount(page, 'Sign out')
  await expect(atSignIn(other)).toBeVisible()
  for (const tab of [page, other]) {
    await expect(atSignIn(tab)).toBeVisible()
    await expect(tab.getByRole('button', { name: /^Continue with/ })).toHaveCount(0)
    await expect(tab.getByRole('status')).toContainText('Signed out in all tabs')
    for (const gone of [one, two]) expect(await everythingIn(tab)).not.toContain(gone)
  }
  await page.reload()
  await expect(atSignIn(page)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Profiles in this browser' })).toHaveCount(0)
})

test('F024 signing out reaches a tab that is at sign-in: its other profiles and its token on trial go', async ({
  page,
  context,
  site,
  token,
  signedIn,
}) => {
  await page.clock.install()
  const [one, two, tried] = [token('full'), token('read'), token('proxies')]
  await signedIn(one)
  await addToken(page, two, 'Reader')
  const [other] = await openTabs(context, 1)
  if (!other) throw new Error('No other tab')
  await switchTo(other, /^Switch to htx_…/)
  await expect(accountButton(other)).toHaveAccessibleDescription(/^htx_…/)
  await revoke(page, site, two)
  await expect(page.getByRole('button', { name: /^Continue with htx_…/ })).toBeVisible()
  await page.getByRole('textbox', { name: 'API token' }).fill(tried)
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByRole('button', { name: 'Open dashboard' })).toBeVisible()

  await chooseAccount(other, 'Sign out')
  await expect(page.getByRole('status').first()).toContainText('Signed out in all tabs')
  await expect(page.getByRole('button', { name: /^Continue with/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Open dashboard' })).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'API token' })).toHaveValue('')
  for (const tab of [page, other])
    for (const gone of [one, two, tried]) expect(await keysWith(tab, gone)).toEqual([])
})

/** The portal rejects the token of the profile in use, and the page notices. */
async function revoke(page: Page, site: Site, token: string): Promise<void> {
  // A read in flight, for example after a reload, would notice before the button is clicked, and remove it.
  await rested(page)
  site.portal.fail(token, { times: Infinity, fault: '401' })
  await refreshButton(page).click()
  await expect(page.getByRole('alert')).toContainText('rejected this token')
}

test('a profile that is added is there in the tabs that are open', async ({
  page,
  context,
  token,
  signedIn,
}) => {
  await signedIn(token('full'))
  const [other] = await openTabs(context, 1)
  if (!other) throw new Error('No other tab')
  await addToken(page, token('read_many-3'), 'Reader')
  await expect(accountButton(other)).toHaveAccessibleDescription(/^htx_…/)
  await switchTo(other, 'Reader')
  await expect(accountButton(other)).toHaveAccessibleDescription('Reader')
  await expect(rows(other)).toHaveCount(4)
})

test('a profile that is removed is gone in every tab, also in one that was elsewhere', async ({
  page,
  context,
  token,
  signedIn,
}) => {
  const [one, two] = [token('full'), token('read')]
  await signedIn(one)
  await addToken(page, two, 'Reader', { remember: true })
  await switchTo(page, /^Switch to htx_…/)
  const [other, away] = await openTabs(context, 2)
  if (!other || !away) throw new Error('No other tab')
  for (const tab of [other, away]) {
    // It starts with the first tab's profile, or if that tab answers late, with the one on the device.
    await expect(accountButton(tab)).toHaveAccessibleDescription(/^(htx_…|Reader)/)
    if (
      await tab
        .getByRole('banner')
        .getByText(/^htx_…/)
        .isVisible()
    )
      await switchTo(tab, 'Reader')
    await expect(accountButton(tab)).toHaveAccessibleDescription('Reader')
  }
  await away.goto('about:blank')
  const card = await openProfile(page, 'Reader')
  await card.getByRole('button', { name: 'Remove Reader' }).click()
  await expect(card).toHaveCount(0)
  await expect(other.getByRole('status')).toContainText('removed from this browser')
  await away.goto('/databases')
  // The first tab, which keeps its own profile, signs it in.
  await expect(accountButton(away)).toHaveAccessibleDescription(/^htx_…/)
  await accountButton(away).click()
  await expect(away.getByRole('menuitem', { name: 'Switch to Reader' })).toHaveCount(0)
  for (const tab of [page, other, away]) expect(await keysWith(tab, two)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(rows(page)).toHaveCount(15)
})
