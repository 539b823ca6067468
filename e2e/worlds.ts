/** Statuses of the portal's worlds that change by themselves: in tests about them, only the test ends them. */
import { holdStatuses as hold } from '../src/demo/testing'
import { test } from './fixtures'

export { endBackups, endDeletes } from '../src/demo/testing'

/** In the calling file a transient status lasts, however slow the machine is. */
export function holdStatuses(): void {
  let release = () => {}
  test.beforeEach(() => {
    release = hold()
  })
  test.afterEach(() => release())
}
