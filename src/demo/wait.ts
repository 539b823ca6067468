/** Waiting that can be aborted. */

/** Calls `act` with the signal's reason when it aborts; at once if it already has. */
export function onAbort(signal: AbortSignal, act: (reason: unknown) => void): void {
  if (signal.aborted) act(signal.reason)
  else signal.addEventListener('abort', () => act(signal.reason), { once: true })
}

/** Resolves after `ms`; rejects with the signal's reason as soon as it aborts. */
export function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    onAbort(signal, (reason) => {
      clearTimeout(timer)
      reject(reason)
    })
  })
}
