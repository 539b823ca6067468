/** What counts as offline: the browser's word on the network is tried out. */
import { beforeEach, expect, test, vi } from 'vitest'
import type { Send } from './exchange'

// The page's own events, which Node does not have; the module adds its listeners when it is loaded.
const events = new EventTarget()
const listen = () => vi.stubGlobal('addEventListener', events.addEventListener.bind(events))
listen()
vi.resetModules()
const { followNetwork, mayBeOffline, noteAnswer, noteNoAnswer, offline } = await import('./network')

/** The browser reports that the network is gone, or back. */
function say(onLine: boolean) {
  vi.stubGlobal('navigator', { onLine })
  events.dispatchEvent(new Event(onLine ? 'online' : 'offline'))
}

function follow(send: Send) {
  const closed = new AbortController()
  followNetwork({ portalUrl: 'https://portal.example', send, closed: closed.signal })
  return closed
}

beforeEach(() => {
  listen()
  say(true)
  return () => vi.unstubAllGlobals()
})

test('the browser says that the network is gone, and the portal cannot be reached: offline until it is back', async () => {
  const closed = follow(async () => {
    throw new TypeError('Failed to fetch')
  })
  say(false)
  expect([offline.get(), mayBeOffline()]).toEqual([false, true])
  await vi.waitFor(() => expect(offline.get()).toBe(true))
  say(true)
  expect([offline.get(), mayBeOffline()]).toEqual([false, false])
  closed.abort()
})

test('the browser says so, and the portal answers: not offline; it is asked without a token', async () => {
  const send = vi.fn<Send>(async () => new Response(null, { status: 401 }))
  const closed = follow(send)
  say(false)
  await vi.waitFor(() => expect(mayBeOffline()).toBe(false))
  expect(offline.get()).toBe(false)
  expect(send.mock.calls[0]?.[0].headers.has('authorization')).toBe(false)
  // A repeated report is tried again.
  say(false)
  expect(mayBeOffline()).toBe(true)
  await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2))
  closed.abort()
  say(false)
  expect(send).toHaveBeenCalledTimes(2)
})

test('an answer ends it although the browser goes on saying so', () => {
  say(false)
  expect(noteNoAnswer()).toBe(true)
  expect(offline.get()).toBe(true)
  noteAnswer()
  expect([offline.get(), mayBeOffline()]).toEqual([false, false])
})

test('a portal that cannot be reached while there is a network is another matter', () => {
  expect(noteNoAnswer()).toBe(false)
  expect([offline.get(), mayBeOffline()]).toEqual([false, false])
})
