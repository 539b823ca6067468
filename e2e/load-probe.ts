/** What the load benchmark records in each page: paints, long tasks, layout shifts, and when something is in view. */

export interface Probe {
  /** Start and length of each task over 50 ms, in ms since the navigation. */
  tasks: { at: number; ms: number }[]
  shift: number
  /** When the person last pressed or typed. */
  input: number
  /** Resolves with the time of the frame that shows at least `count` matching elements with a matching text in view. */
  shown: (selector: string, count: number, pattern?: string) => Promise<number>
  /** Starts recording the length of each frame. */
  startFrames: () => void
  /** The lengths of the frames since then. */
  frames: () => number[]
}

declare global {
  interface Window {
    probe: Probe
  }
}

/** Runs in the page before its own scripts. */
export function installProbe(): void {
  const tasks: Probe['tasks'] = []
  let frames: number[] = []
  const probe: Probe = {
    tasks,
    shift: 0,
    input: 0,
    shown: (selector, count, pattern = '') =>
      new Promise((resolve) => {
        const look = () => {
          const found = [...document.querySelectorAll(selector)].filter(
            (element) =>
              element.checkVisibility({ visibilityProperty: true }) &&
              new RegExp(pattern, 'i').test(element.textContent),
          )
          if (found.length < count) return void requestAnimationFrame(look)
          const channel = new MessageChannel()
          channel.port1.onmessage = () => resolve(performance.now())
          channel.port2.postMessage(null)
        }
        requestAnimationFrame(look)
      }),
    startFrames: () => {
      frames = []
      let last = performance.now()
      const note = (now: number) => {
        frames.push(now - last)
        last = now
        requestAnimationFrame(note)
      }
      requestAnimationFrame(note)
    },
    frames: () => frames,
  }
  window.probe = probe
  const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
    })
  observe('longtask', ({ startTime, duration }) => tasks.push({ at: startTime, ms: duration }))
  observe('layout-shift', (entry) => {
    // A cast, because the type of these entries is not part of TypeScript's library.
    const { value, hadRecentInput } = entry as PerformanceEntry & {
      value: number
      hadRecentInput: boolean
    }
    if (!hadRecentInput) probe.shift += value
  })
  for (const type of ['keydown', 'click', 'input'])
    addEventListener(type, ({ timeStamp }) => (probe.input = timeStamp), true)
}
