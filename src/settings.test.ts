/** Unit tests of `settings`. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { adoptSettings, loadSettings, type Settings } from './settings'
import {
  problemText,
  problemsOf,
  readSettings,
  settingsProblems,
  warnOfSettings,
} from './settings-problems'

const page = new URL('https://console.example.net/databases?q=a')

const defaults: Settings = {
  portalUrl: 'https://console.example.net',
  brand: { name: 'HTX Cloud' },
  plans: {},
  rateLimit: null,
  demo: false,
}

describe('the settings', () => {
  test('are all optional', () => {
    expect(readSettings({}, page)).toEqual(defaults)
  })

  test('are taken as the file has them', () => {
    const brand = {
      name: 'Sao Mai Cloud',
      logo: 'logo.svg',
      accent: '#0a7',
      favicon: 'favicon.svg',
      supportUrl: 'https://sao-mai.example/support',
      tokensUrl: 'https://sao-mai.example/tokens',
    }
    const plans = { postgresql: ['db-s-1vcpu-2gb', 'db-s-2vcpu-4gb'], mysql: [] }
    const config = { portalUrl: 'https://portal.example', brand, plans, rateLimit: 600, demo: true }
    expect(readSettings(config, page)).toEqual(config)
  })

  test.each([null, undefined, 7, 'text', true, [], [{ demo: true }]])(
    'F153 are the defaults where the file is %j',
    (config) => {
      expect(readSettings(config, page)).toEqual(defaults)
    },
  )

  test.each<[string, Record<string, unknown>]>([
    ['portalUrl', { portalUrl: 'portal.example' }],
    ['portalUrl', { portalUrl: 'javascript:alert(1)' }],
    ['portalUrl', { portalUrl: 'ftp://portal.example' }],
    ['portalUrl', { portalUrl: ['https://portal.example'] }],
    ['brand', { brand: 'Sao Mai' }],
    ['brand', { brand: { name: '  ', logo: 7, accent: null, favicon: {} } }],
    ['a link', { brand: { supportUrl: 'javascript:alert(1)', tokensUrl: 'data:text/html,x' } }],
    ['plans', { plans: 'db-s-1vcpu-2gb' }],
    ['rateLimit', { rateLimit: '120' }],
    ['rateLimit', { rateLimit: 0 }],
    ['rateLimit', { rateLimit: -120 }],
    ['rateLimit', { rateLimit: JSON.parse('1e999') }],
    ['demo', { demo: 'true' }],
    ['demo', { demo: 1 }],
    ['hosts', { hosts: [null] }],
    ['hosts', { hosts: { 'console.example.net': 'https://portal.example' } }],
  ])('F153 nonsense for %s counts as not set: %j', (_, config) => {
    expect(readSettings(config, page)).toEqual(defaults)
  })

  test('F153 one key with nonsense leaves the others alone', () => {
    const config = { portalUrl: 7, brand: { name: 'Sao Mai', logo: 7 }, plans: { mysql: [1, 'a'] } }
    expect(readSettings(config, page)).toEqual({
      ...defaults,
      brand: { name: 'Sao Mai' },
      plans: { mysql: ['a'] },
    })
  })

  test('name the portal by its origin alone', () => {
    const portalUrl = 'https://user:secret@portal.example:8443/api/portal?x#y'
    expect(readSettings({ portalUrl }, page).portalUrl).toBe('https://portal.example:8443')
  })

  test('F008 take no portal from the address bar', () => {
    const lure = new URL('https://console.example.net/?api=https://evil.example&portalUrl=x')
    expect(readSettings({}, lure).portalUrl).toBe('https://console.example.net')
  })

  test('round a rate limit down to whole calls', () => {
    expect(readSettings({ rateLimit: 90.7 }, page).rateLimit).toBe(90)
  })
})

describe('what is wrong with the settings', () => {
  test.each<[unknown, string[]]>([
    [{}, []],
    [{ $schema: './config.schema.json', portalUrl: '', brand: {}, demo: false }, []],
    [{ portalURL: 'https://portal.example' }, ['portalURL is no setting; it is left out']],
    [
      { demo: 'true', rateLimit: '120', brand: { acent: '#f00', logo: 7 } },
      [
        'brand.acent is no setting; it is left out',
        'brand.logo has to be a text; it is left out',
        'rateLimit has to be a number from 1 on; it is left out',
        'demo has to be true or false; it is left out',
      ],
    ],
    [
      { portalUrl: 'portal.example' },
      ['portalUrl has to be a web address (https://…); it is left out'],
    ],
    [{ plans: { mysql: 'a' } }, ['plans.mysql has to be a list of texts; it is left out']],
    [
      { plans: { mysql: [1, 'a', 2] } },
      ['plans.mysql.0', 'plans.mysql.2'].map((path) => `${path} has to be a text; it is left out`),
    ],
    [
      { hosts: { 'a.example': { name: 'A' } } },
      ['hosts.a.example.name is no setting; it is left out'],
    ],
    [7, ['the file has to be an object: {…}; it is left out']],
  ])('is said of each key: %j', (config, expected) => {
    const said = problemsOf(config).map(problemText)
    expect(said.toSorted()).toEqual(expected.toSorted())
  })
})

test('what is wrong with the settings is said in the console, a line each', () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const file = { demo: 'yes', brand: { acent: '#f00' } }
  adoptSettings(readSettings(file, page), file)
  warnOfSettings()
  expect(warned.mock.calls).toEqual([
    ['config.json: brand.acent is no setting; it is left out'],
    ['config.json: demo has to be true or false; it is left out'],
  ])
  warned.mockRestore()
})

describe('settings for a host', () => {
  const config = {
    portalUrl: 'https://portal.example',
    brand: { name: 'HTX', accent: '#00f' },
    demo: true,
    hosts: {
      'console.example.net': {
        portalUrl: 'https://portal.example.net',
        brand: { name: 'Example Net' },
        demo: false,
      },
      'other.example': { rateLimit: 60 },
    },
  }

  test('win over the general ones, brand by brand key', () => {
    expect(readSettings(config, page)).toEqual({
      ...defaults,
      portalUrl: 'https://portal.example.net',
      brand: { name: 'Example Net', accent: '#00f' },
    })
  })

  test('fill in from the general ones', () => {
    expect(readSettings(config, new URL('https://other.example/'))).toEqual({
      ...defaults,
      portalUrl: 'https://portal.example',
      brand: { name: 'HTX', accent: '#00f' },
      rateLimit: 60,
      demo: true,
    })
  })

  test('say nothing about any other host', () => {
    expect(readSettings(config, new URL('https://constructor/')).brand.name).toBe('HTX')
  })
})

describe('reading config.json', () => {
  const fetch = vi.fn<(url: URL, init?: RequestInit) => Promise<Response>>()
  beforeEach(() => {
    vi.stubGlobal('fetch', fetch)
    return () => vi.unstubAllGlobals()
  })

  test('a host that never answers gets the defaults in the end', async () => {
    const late = new AbortController()
    const limit = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(late.signal)
    fetch.mockImplementation(
      (_url, init) =>
        new Promise((_, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('late')))
        }),
    )
    const settings = loadSettings(page, '/')
    late.abort()
    expect(await settings).toEqual(defaults)
    expect(limit.mock.lastCall?.[0]).toBeLessThanOrEqual(10_000)
    limit.mockRestore()
  })

  test('takes it from beside index.html, in any folder and from any screen', async () => {
    fetch.mockResolvedValue(Response.json({ demo: true }))
    expect(await loadSettings(page, '/console/')).toEqual({ ...defaults, demo: true })
    expect(String(fetch.mock.lastCall?.[0])).toBe('https://console.example.net/console/config.json')
  })

  test.each<[string, () => Response]>([
    ['is missing', () => new Response('Not Found', { status: 404 })],
    ['is the web page itself', () => new Response('<!doctype html><div id="root"></div>')],
    ['is empty', () => new Response('')],
    ['is cut off', () => new Response('{"demo": tr')],
    ['is nonsense', () => Response.json(7)],
  ])('F153 gives the defaults where it %s', async (_, answer) => {
    fetch.mockResolvedValue(answer())
    expect(await loadSettings(page, '/')).toEqual(defaults)
  })

  test.each<[string, number, boolean]>([
    ['not there, which is a choice', 404, false],
    ['a web page', 200, true],
  ])('a file that is %s is told from one that is wrong', async (_, status, isWrong) => {
    fetch.mockResolvedValue(new Response('<!doctype html>', { status }))
    await loadSettings(page, '/')
    expect(settingsProblems()).toHaveLength(isWrong ? 1 : 0)
  })

  test('F153 gives the defaults without a connection', async () => {
    fetch.mockRejectedValue(new TypeError('Failed to fetch'))
    expect(await loadSettings(page, '/')).toEqual(defaults)
    expect(settingsProblems().map(problemText)).toEqual(['it is no JSON, or did not come'])
  })
})
