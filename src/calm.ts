/** When the page has time for what nobody waits for yet: code that later screens need, or that only adds to this one. */

/** How long nobody presses or types until that is taken for rest. */
const REST_MS = 3000

let begin = () => {}
/** Resolves once, when the rows of a list stand or the person rests. */
export const calm = new Promise<void>((resolve) => (begin = resolve))

/** What somebody waited for stands, or what is asked for now cannot wait: the rest of the code may follow. */
export function beCalm(): void {
  begin()
}

/** Waits for a rest of the person's hands. */
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
