/** WebKit in its GTK build, over its own WebDriver: plain HTTP, on a display of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '../hosting/ports'
import { keys, type EnginePage, type Plain } from './page'
import { until } from './until'

type Call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>

/** The size of the window's frame, in pixels. */
interface Frame {
  width: number
  height: number
}

export async function openWebKit(driverPath: string, browserPath: string): Promise<EnginePage> {
  const started: ChildProcess[] = []
  const stop = () => started.splice(0).forEach((child) => child.kill())
  process.once('exit', stop)
  try {
    const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    started.push(display)
    const port = await freePort()
    const driver = spawn(driverPath, [`--port=${port}`], {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: `:${await numberFrom(display)}` },
    })
    started.push(driver)
    const call = callsTo(`http://127.0.0.1:${port}`)
    await until('WebKitWebDriver answers', () => call('GET', '/status'))
    const page = await openSession(call, browserPath)
    return {
      ...page,
      async close() {
        await page.close().finally(stop)
      },
    }
  } catch (error) {
    stop()
    throw error
  }
}

async function openSession(call: Call, binary: string): Promise<EnginePage> {
  const session = await call('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } },
    },
  })
  // A cast, here and below, where the driver's JSON becomes a type.
  const { sessionId, capabilities } = session as {
    sessionId: string
    capabilities: { browserVersion: string }
  }
  const command: Call = (method, path, body) => call(method, `/session/${sessionId}${path}`, body)
  const perform = async (device: object) =>
    void (await command('POST', '/actions', { actions: [device] }))
  const strokes = (characters: string) =>
    perform({
      type: 'key',
      id: 'keyboard',
      actions: [...characters].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    })
  const evaluate = async <Given extends Plain[], Result>(
    run: (...given: Given) => Result,
    ...given: Given
  ) => {
    const script = `return (${run.toString()})(...arguments)`
    return (await command('POST', '/execute/sync', { script, args: given })) as Result
  }
  const resize = (width: number, height: number) =>
    command('POST', '/window/rect', { x: 0, y: 0, width, height })
  return {
    engine: `WebKitGTK ${capabilities.browserVersion}`,
    troubles: null,
    open: async (url) => void (await command('POST', '/url', { url })),
    async resize(width, height) {
      await resize(width, height)
      const frame: Frame = await evaluate(
        (wantedWidth, wantedHeight) => ({
          width: wantedWidth - innerWidth,
          height: wantedHeight - innerHeight,
        }),
        width,
        height,
      )
      await resize(width + frame.width, height + frame.height)
    },
    evaluate,
    type: strokes,
    press: (key) => strokes(keys[key]),
    clickAt: (x, y) =>
      perform({
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x, y },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      }),
    screenshot: async () => Buffer.from((await command('GET', '/screenshot')) as string, 'base64'),
    close: async () => void (await command('DELETE', '')),
  }
}

function callsTo(address: string): Call {
  return async (method, path, body = {}) => {
    const answer = await fetch(address + path, {
      method,
      ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
    })
    const { value } = (await answer.json()) as { value: unknown }
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`)
    return value
  }
}

/** The number of a free display: Xvfb chooses one and reports it when it is ready. */
async function numberFrom(display: ChildProcess): Promise<string> {
  const told = display.stdio[3]
  if (!told) throw new Error('Xvfb has no channel')
  const [line] = await once(told, 'data')
  return String(line).trim()
}
