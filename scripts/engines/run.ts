/** Takes the steps in each engine, against the built site with its headers and the embedded portal. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startServer } from '../../src/demo/node-server'
import { createPortal } from '../../src/demo/portal'
import { siteHeaders } from '../headers'
import type { EnginePage } from './page'
import { engines, provide } from './provide'
import { lastStep, steps } from './steps'

const pictures = 'test-results/engines'

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

/** What the window shows, for a step that failed. */
async function keepPicture(page: EnginePage, title: string): Promise<void> {
  await mkdir(pictures, { recursive: true })
  const file = join(pictures, `${title.replaceAll(/\W+/g, '-')}.png`)
  await writeFile(file, await page.screenshot())
  console.log(`          ${file}`)
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
      if (failure === null) continue
      console.log(`          ${failure}`)
      await keepPicture(page, `${page.engine} ${title}`)
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
