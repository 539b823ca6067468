/** A session for unit tests, on a `testConnection`, which reaches nothing unless `fetch` is given. */
import { testConnection } from '~/api/testing'
import { createSession } from './session'

type Options = Partial<Parameters<typeof testConnection>[0]>

export function testSession(options: Options = {}) {
  const fetch = () => Promise.reject(new TypeError('No portal in this test'))
  const door = testConnection({ fetch, ...options })
  const session = createSession('key', door.connection)
  return { ...door, session, client: session.queryClient }
}
