/** Copying where the browser refuses: the text is selected, to be copied by keyboard. */
import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { open } from '~/testing/open'

const byHand = (keys: string) => page.getByRole('textbox', { name: keys })

beforeEach(() => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('Denied'))
})

const secret = 'Qx7-Zk9vLm'
const connect = '/databases/analytics/connect'

test.each([
  [connect, 'Copy password', /^Qx7-Zk9vLm$/],
  [connect, 'Copy connection URI', /:Qx7-Zk9vLm@/],
  [connect, 'Copy psql', /Qx7-Zk9vLm/],
  [connect, 'Copy Environment variables', /PGPASSWORD='Qx7-Zk9vLm'/],
  ['/proxies', 'Copy SOCKS5 URL', /^socks5:.*:Qx7-Zk9vLm@/],
])(
  '%s, %s: a secret is copied as it is, not as the dots that hide it',
  async (address, name, whole) => {
    await open(address, {
      prepare: ({ world }, token) => {
        const { databases, proxies } = world(token)
        for (const one of [...databases, ...proxies]) Object.assign(one, { password: secret })
      },
    })
    await page.getByRole('button', { name }).first().click()
    const field = byHand('Press Ctrl+C.')
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
    expect(copied).toEqual([expect.stringMatching(whole)])
    expect(getComputedStyle(field.element()).getPropertyValue('-webkit-text-security')).toBe('disc')
  },
)

test('on an Apple machine the key is ⌘', async () => {
  vi.spyOn(navigator, 'platform', 'get').mockReturnValue('MacIntel')
  await open('/databases/analytics/connect')
  await page.getByRole('button', { name: 'Copy host' }).click()
  await expect.element(byHand('Press ⌘C.')).toHaveFocus()
})
