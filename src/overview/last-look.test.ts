/** What changed since the last visit, and what counts as a visit. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Session } from '~/session/session'
import { siteKey } from '~/site-storage'
import { changesSince, createLooks, lookOf } from './last-look'

const HOUR_MS = 3_600_000
const item = (name: string | null, status: string | null = 'running') => ({
  key: name ?? '',
  name,
  status,
})
const databases = (...items: ReturnType<typeof item>[]) =>
  lookOf([{ product: 'databases', items }], Date.now())

describe('changes', () => {
  test('what came, went and changed its state; what stayed is left out', () => {
    const before = databases(item('stays'), item('goes'), item('fails'))
    const now = databases(item('stays'), item('comes', 'creating'), item('fails', 'failed'))
    expect(changesSince(before, now)).toEqual([
      {
        product: 'databases',
        name: 'comes',
        from: null,
        to: { name: 'comes', status: 'creating' },
      },
      {
        product: 'databases',
        name: 'fails',
        from: { name: 'fails', status: 'running' },
        to: { name: 'fails', status: 'failed' },
      },
      { product: 'databases', name: 'goes', from: { name: 'goes', status: 'running' }, to: null },
    ])
  })

  test('a product that was not read one of the times, a name twice, and none, tell nothing', () => {
    const before = databases(item('twin'), item(null))
    expect(
      changesSince(before, databases(item('twin'), item('twin', 'failed'), item(null))),
    ).toEqual([expect.objectContaining({ name: 'twin', to: null })])
    expect(changesSince(before, lookOf([{ product: 'proxies', items: [item('p')] }], 0))).toEqual(
      [],
    )
  })
})

describe('what is kept', () => {
  const stored = new Map<string, string>()
  // Only the session's key is used.
  const visit = () => createLooks({ key: 'k' } as Session)

  beforeEach(() => {
    stored.clear()
    vi.useFakeTimers({ now: HOUR_MS })
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, text: string) => stored.set(key, text),
      removeItem: (key: string) => stored.delete(key),
    })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  test('a visit is compared with the one before it, also after a reload in its middle', () => {
    visit().keep(databases(item('a')))
    expect(visit().state.get()?.before).toBeNull()
    vi.advanceTimersByTime(HOUR_MS)
    const second = visit()
    second.keep(databases(item('a'), item('b')))
    const before = second.state.get()?.before
    expect(before?.lists[0]?.items).toEqual([{ name: 'a', status: 'running' }])
    vi.advanceTimersByTime(60_000)
    second.keep(databases(item('b')))
    expect(visit().state.get()?.before).toEqual(before)
  })

  test('a list that could not be read stays for the next comparison', () => {
    visit().keep(lookOf([{ product: 'proxies', items: [item('p')] }], Date.now()))
    visit().keep(databases(item('a')))
    const last = visit().state.get()?.last
    expect(last?.lists.map(({ product }) => product)).toEqual(['databases', 'proxies'])
  })

  test('no secret in a name is kept, nothing of very many items, and nothing is made of another form', () => {
    visit().keep(databases(item('postgres://u:hunter2@db/x')))
    expect([...stored.values()].join('')).not.toContain('hunter2')
    visit().keep(databases(...Array.from({ length: 2001 }, (_, index) => item(`d${index}`))))
    expect(stored.size).toBe(0)
    stored.set(siteKey('look:k'), '{"before":null,"last":{"at":"x"}}')
    expect(visit().state.get()).toBeNull()
  })
})
