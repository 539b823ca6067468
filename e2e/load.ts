/** Shared by the benchmarks of loading and of long lists: the smallest page, slower networks and processors, medians. */
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CDPSession, Page } from '@playwright/test'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { browserFlags, findBrowser } from '../scripts/browser.mjs'
import { compressAll } from '../scripts/vite-static-site'
import { startServer } from '../src/demo/node-server'
import { createPortal, type Portal } from '../src/demo/portal'
import { makeCertificate } from './certificate'
import { siteOptions } from './fixtures'

/** Real hosts speak HTTP/2, which compresses the headers of all answers but the first, and browsers speak it only with TLS. */
const certificate = makeCertificate()

const { publicKey } = new X509Certificate(certificate.cert)
const keyHash = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' }))
const executablePath = findBrowser()
/** A browser that trusts the certificate: it stores nothing of a site whose certificate has an error. */
export const launchOptions = {
  ...(executablePath ? { executablePath } : {}),
  args: [...browserFlags, `--ignore-certificate-errors-spki-list=${keyHash.digest('base64')}`],
}

/** How long the portal takes to answer. */
const PORTAL_MS = 50
const PROCESSOR_SLOWER = 4
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1.6e6 / 8,
  uploadThroughput: 750e3 / 8,
}

export interface Target {
  name: 'dashboard' | 'floor'
  url: string
  /** The page where a person starts. */
  address: string
  /** The input between the token and the rows. */
  open: string | null
}

export type Figures = Record<string, number>

/** Prints a line among those of the test run. */
export const tell = (line: string) => process.stdout.write(`${line}\n`)

/** Serves the dashboard and the smallest page, both with the same portal. */
export async function startTargets(): Promise<{ targets: Target[]; close: () => Promise<void> }> {
  const portal = slowPortal(createPortal())
  const shared = { portal, tls: certificate }
  const floor = await startServer({ ...siteOptions(), ...shared, dist: await buildFloor() })
  const dashboard = await startServer({ ...siteOptions(), ...shared })
  return {
    targets: [
      { name: 'floor', url: floor.url, address: '/', open: null },
      {
        name: 'dashboard',
        url: dashboard.url,
        address: '/sign-in?next=/databases',
        open: 'Open dashboard',
      },
    ],
    close: async () => {
      await floor.close()
      await dashboard.close()
    },
  }
}

/** The time from the last input until so many elements are in view. */
export function since(page: Page, selector: string, count: number, text = ''): Promise<number> {
  return page.evaluate(
    async ([what, least, words]) =>
      (await window.probe.shown(what, least, words)) - window.probe.input,
    [selector, count, text] as const,
  )
}

export async function slowDown(
  page: Page,
  network: typeof slow4G | null = slow4G,
): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  if (network) await cdp.send('Network.emulateNetworkConditions', network)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR_SLOWER })
  return cdp
}

/** Without the driver's own code in the page, which takes longer than the page itself. */
export async function focus(page: Page, selector: string): Promise<void> {
  await page.evaluate((what) => document.querySelector<HTMLElement>(what)?.focus(), selector)
}

/** Clicks with the mouse on the element that has these words. */
export async function clickOn(
  page: Page,
  cdp: CDPSession,
  selector: string,
  words: string,
): Promise<void> {
  const at = await page.evaluate(
    ([what, text]) => {
      const found = [...document.querySelectorAll(what)].find((one) =>
        one.textContent.includes(text),
      )
      const box = found?.getBoundingClientRect() ?? { x: 0, y: 0, width: 0, height: 0 }
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    },
    [selector, words] as const,
  )
  const mouse = { ...at, button: 'left', clickCount: 1 } as const
  await cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at })
  await cdp.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...mouse })
  await cdp.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...mouse })
}

export async function press(cdp: CDPSession, key: string): Promise<void> {
  const event = { key, code: key, windowsVirtualKeyCode: 13, text: '\r' }
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event })
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
}

function slowPortal(portal: Portal): Portal {
  return {
    ...portal,
    fetch: async (request) => {
      await new Promise((resolve) => setTimeout(resolve, PORTAL_MS))
      return portal.fetch(request)
    },
  }
}

async function buildFloor(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'floor-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('floor', import.meta.url)),
    plugins: [react(), tailwindcss()],
    build: { outDir, target: 'es2022', modulePreload: { polyfill: false } },
  })
  await compressAll(outDir)
  return outDir
}

export function median(visits: Figures[], figure: string): number {
  const values = visits.map((figures) => figures[figure] ?? NaN).toSorted((a, b) => a - b)
  return values[Math.floor(values.length / 2)] ?? NaN
}

export function format(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0).padStart(9)
}
