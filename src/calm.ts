/** Delays code that nobody waits for yet: later screens, and additions to this one. */

/** So long without input counts as idle, in milliseconds. */
const REST_MS = 3000

let begin = () => {}
/** Resolves once, when the rows of a list are shown or the person is idle. */
export const calm = new Promise<void>((resolve) => (begin = resolve))

/** The rows are shown, or the code that is needed now cannot wait: the rest of the code may be loaded. */
export function beCalm(): void {
  begin()
}

/** Waits until the person is idle. */
export function awaitRest(): void {
  const over = new AbortController()
  let timer = setTimeout(begin, REST_MS)
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(begin, REST_MS)
  }
  for (const type of ['keydown', 'pointerdown', 'input'])
    addEventListener(type, wait, { capture: true, passive: true, signal: over.signal })
  void calm.then(() => over.abort())
}
