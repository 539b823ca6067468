/** Takes the steps in each engine, against the built site with its headers and the embedded portal. */
import { startServer } from '../../src/demo/node-server'
import { createPortal } from '../../src/demo/portal'
import { siteHeaders } from '../headers'
import type { EnginePage } from './page'
import { engines, provide } from './provide'
import { lastStep, steps } from './steps'

/** Prints a line a step, and a count for each engine and for all. Resolves to the number of failures. */
export async function run(): Promise<number> {
  const all = { passed: 0, failed: 0 }
  for (const engine of engines) {
    const places = provide(engine)
    if (!places) {
      console.log(
        `${engine.name} cannot be had here, and is left out. On Debian: apt-get install ${engine.packages}`,
      )
      continue
    }
    const { passed, failed } = await takeSteps(() => engine.open(...places))
    console.log(`${engine.name}: ${passed} passed, ${failed} failed\n`)
    all.passed += passed
    all.failed += failed
  }
  console.log(`${all.passed} passed, ${all.failed} failed`)
  return all.failed
}

async function takeSteps(open: () => Promise<EnginePage>) {
  const portal = createPortal()
  const server = await startServer({ portal, dist: 'dist', headers: siteHeaders() })
  const count = { passed: 0, failed: 0 }
  let page: EnginePage | undefined
  try {
    page = await open()
    await page.resize(1280, 900)
    console.log(page.engine)
    for (const { title, run: take } of page.troubles ? [...steps, lastStep] : steps) {
      const started = performance.now()
      const failure = await take({ page, url: server.url, portal }).then(() => null, String)
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      count[failure === null ? 'passed' : 'failed']++
      console.log(`  ${failure === null ? 'passed' : 'FAILED'}  ${title} (${seconds} s)`)
      if (failure !== null) console.log(`          ${failure}`)
    }
  } catch (error) {
    // The engine did not start, or is gone.
    count.failed++
    console.error(error)
  } finally {
    await page?.close().catch(() => undefined)
    await server.close()
  }
  return count
}
