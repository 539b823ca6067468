/** What was on its way when the page went into the back/forward cache is done when it comes back, once. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { keepTasks } from './kept-tasks'

test('a task whose message was dropped is done when the page is shown again, and none twice', async () => {
  onTestFinished(() => void vi.unstubAllGlobals())
  const page = new EventTarget()
  const port1 = { onmessage: () => {} }
  let isDropped = false
  const port2 = { postMessage: () => isDropped || queueMicrotask(() => port1.onmessage()) }
  vi.stubGlobal('MessageChannel', function () {
    return { port1, port2 }
  })
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('setImmediate', undefined)
  keepTasks()
  const done: string[] = []
  const order = (what: string) => setImmediate(() => done.push(what))
  order('before')
  await vi.waitFor(() => expect(done).toEqual(['before']))
  isDropped = true
  order('while it is left')
  isDropped = false
  page.dispatchEvent(new Event('pageshow'))
  order('after')
  page.dispatchEvent(new Event('pageshow'))
  await vi.waitFor(() => expect(done).toHaveLength(3))
  await Promise.resolve()
  expect(done).toEqual(['before', 'while it is left', 'after'])
})
