/** Looking up a write whose outcome is unknown: by reading only, a few times, further and further apart. */
import { ApiError } from '~/api/errors'
import type { Doubt, Finding } from './write-state'

/** When a write without a clear answer is looked up, in milliseconds after its end. */
const checkTimes: readonly number[] = [2000, 5000, 10_000, 20_000, 40_000, 60_000]

/** Looking again would bring the same. */
const final = new Set<Doubt>(['changed', 'refused', 'not-new'])

/** Checks until the write is found done, or it is clear that looking on is of no use, or the last look is taken. */
export async function checkLater<Result>(
  check: () => Promise<Finding<Result>>,
  times = checkTimes,
): Promise<Finding<Result>> {
  const since = performance.now()
  let last: Finding<Result> = { done: false, why: 'no-answer' }
  for (const time of times) {
    await after(time - (performance.now() - since))
    last = await checkOnce(check)
    if (last.done || final.has(last.why)) return last
  }
  return last
}

/** One look; a failure of the look itself is an answer, too. Throws only what is no ApiError. */
export async function checkOnce<Result>(
  check: () => Promise<Finding<Result>>,
): Promise<Finding<Result>> {
  try {
    return await check()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const refused = error.kind === 'forbidden' && error.reason !== 'html'
    return { done: false, why: refused ? 'refused' : 'no-answer' }
  }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
