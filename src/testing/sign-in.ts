/** Steps of the tests about signing in and tokens. */
import { page, type Locator } from 'vitest/browser'

export const tokenField = (): Locator => page.getByRole('textbox', { name: 'API token' })
export const checkButton = (): Locator => page.getByRole('button', { name: 'Check token' })
export const openButton = (): Locator => page.getByRole('button', { name: 'Open dashboard' })

/** Pastes a token on the sign-in screen, and has it checked. */
export async function pasteAndCheck(token: string): Promise<void> {
  await tokenField().fill(token)
  await checkButton().click()
}

export async function signInWith(token: string): Promise<void> {
  await pasteAndCheck(token)
  await openButton().click()
}

export const profileMenu = (): Locator =>
  page.getByRole('banner').getByRole('button', { name: /^(Account|Tài khoản)$/ })

/** Chooses an entry of the account's menu. */
export async function chooseAccount(entry: string | RegExp): Promise<void> {
  await profileMenu().click()
  await page.getByRole('menuitem', { name: entry }).click()
}

/** The card of a profile in the dialog that lists them. */
export async function openProfile(name: string | RegExp): Promise<Locator> {
  await chooseAccount('Profiles…')
  return page.getByRole('dialog', { name: 'Profiles' }).getByRole('region', { name })
}
