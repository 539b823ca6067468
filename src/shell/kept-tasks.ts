/** React's work outlasts the back/forward cache. */

/**
 * React goes on with its work by messages to itself, and WebKit drops one that is on its way while the page is left:
 * React would wait for it for ever. Where there is a `setImmediate`, React uses that: this one sends again.
 */
export function keepTasks(): void {
  const tasks: (() => void)[] = []
  const { port1, port2 } = new MessageChannel()
  const send = () => port2.postMessage(null)
  // One message too many finds no task.
  port1.onmessage = () => tasks.shift()?.()
  Object.assign(globalThis, {
    setImmediate(task: () => void) {
      tasks.push(task)
      send()
    },
  })
  addEventListener('pageshow', () => tasks.forEach(send))
}
