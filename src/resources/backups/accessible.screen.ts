/** The screens of backups break no accessibility rule and are no wider than the page. */
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { expectAccessible, looks } from '~/testing/axe'
import { open } from '~/testing/open'

const addresses = ['/backups', '/databases/orders-prod/backups']
const token = 'full_many-4_backups-6'

describe.each(looks)('$name', (look) => {
  test.each(addresses)('%s breaks no accessibility rule', async (address) => {
    await open(address, { ...look, token })
    const picture = page.getByRole('slider').first()
    await expect.element(picture).toBeVisible()
    picture.element().focus()
    await userEvent.keyboard('{End}')
    await expectAccessible()
    await page
      .getByRole('button', { name: /^(Actions for|Thao tác với)/ })
      .first()
      .click()
    await expectAccessible('the menu of a row')
  })

  test('a run over many breaks no accessibility rule', async () => {
    await open('/backups', { ...look, token })
    // On a phone the header row is for screen readers only.
    const all = page.getByRole('columnheader').getByRole('checkbox')
    await expect.element(all).toBeInTheDocument()
    all.element().dispatchEvent(new MouseEvent('click', { bubbles: true }))
    const start = { name: /^(Back up|Sao lưu) 4 / }
    await page.getByRole('button', start).click()
    const dialog = page.getByRole('dialog')
    await expect.element(dialog).toBeVisible()
    await expectAccessible('the question')
    await dialog.getByRole('button', start).click()
    const run = page.getByRole('region', { name: /^(Backing up|Đang sao lưu)/ })
    await expect.element(run).toBeVisible()
    await expectAccessible('the run')
  })
})

test.each(['/backups', '/databases/shop/backups'])(
  '%s is no wider than a narrow page',
  async (address) => {
    await open(address, { token: 'full_hostile', width: 360 })
    await expect.element(page.getByRole('slider').first()).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
  },
)
