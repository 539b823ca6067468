/** What passes in the portal's worlds by itself: in the tests that look at it, only they end it. */
import { holdStatuses as hold } from '../src/demo/testing'
import { test } from './fixtures'

export { endBackups, endDeletes } from '../src/demo/testing'

/** In the file that calls it, a status that passes lasts, however long the machine takes for the rest. */
export function holdStatuses(): void {
  let release = () => {}
  test.beforeEach(() => {
    release = hold()
  })
  test.afterEach(() => release())
}
