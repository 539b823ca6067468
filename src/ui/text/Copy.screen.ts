/** Copying where the browser refuses: the text is selected for the person's own keys. */
import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { open } from '~/testing/open'

const byHand = (keys: string) => page.getByRole('textbox', { name: keys })

beforeEach(() => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('Denied'))
})

test('a secret is copied as it is, not as the dots that hide it', async () => {
  await open('/databases/analytics/connect', {
    prepare: ({ world }, token) =>
      Object.assign(world(token).databases[0] ?? {}, { password: 'Qx7-Zk9vLm' }),
  })
  await page.getByRole('button', { name: 'Copy password' }).click()
  const field = byHand('Press Ctrl+C (⌘C on Mac).')
  await expect.element(field).toHaveFocus()
  const copied: (string | undefined)[] = []
  addEventListener(
    'copy',
    ({ clipboardData }) => copied.push(clipboardData?.getData('text/plain')),
    {
      once: true,
    },
  )
  await userEvent.keyboard('{Control>}c{/Control}')
  expect(copied).toEqual(['Qx7-Zk9vLm'])
  expect(getComputedStyle(field.element()).getPropertyValue('-webkit-text-security')).toBe('disc')
})

test('on an Apple machine the key is ⌘', async () => {
  vi.spyOn(navigator, 'platform', 'get').mockReturnValue('MacIntel')
  await open('/databases/analytics/connect')
  await page.getByRole('button', { name: 'Copy host' }).click()
  await expect.element(byHand('Press ⌘C.')).toHaveFocus()
})
