/** What is removed from the address when the page is opened. */
import { beforeEach, describe, expect, test, vi } from 'vitest'

const site = 'https://console.example.net'

/** The address after the page was opened at this one; null where it is unchanged. */
async function opened(address: string): Promise<string | null> {
  const replaceState = vi.fn<(state: null, title: string, address: URL) => void>()
  vi.stubGlobal('location', { href: site + address })
  vi.stubGlobal('history', { replaceState })
  const { addressHeldToken, removeTokenFromAddress } = await import('./address-token')
  removeTokenFromAddress()
  const after = replaceState.mock.lastCall?.[2]
  expect(addressHeldToken()).toBe(after !== undefined)
  return after ? after.href.slice(site.length) : null
}

beforeEach(() => {
  vi.resetModules()
  return () => vi.unstubAllGlobals()
})

describe('a token in the address is taken out', () => {
  test.each([
    ['of the query', '/databases?q=shop&x=htx_abc', '/databases?q=shop'],
    ['of the query by its name', '/?access_token=abc', '/'],
    ['of the hash', '/token#htx_abc', '/token'],
    ['of the hash by its name', '/#token=abc', '/'],
    ['of the path', '/databases/htx_abc/raw?sort=name', '/?sort=name'],
    ['of the path, encoded', '/databases/%68tx_abc', '/'],
    ['of the way back', '/sign-in?next=%2Fdatabases%3Fq%3Dhtx_abc', '/sign-in'],
  ])('F007 %s', async (_, address, left) => {
    expect(await opened(address)).toBe(left)
  })
})

test.each(['/databases?q=shop', '/databases/%', '/databases?q=htx_%5Bremoved%5D', '/?q=htx_'])(
  'F007 %s stays as it is',
  async (address) => {
    expect(await opened(address)).toBeNull()
  },
)
