/** Writes the header files of each kind of host: `node scripts/hosting.mjs [folder]`, by default into docs/hosting. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runnerImport } from 'vite'

const { PORTAL_ORIGIN: portalOrigin, REPORT_URL: reportUrl } = process.env
const folder = process.argv[2] ?? 'docs/hosting'
const { module } = await runnerImport('./scripts/hosting/host-files.ts', { configFile: false })
for (const [name, text] of Object.entries(module.hostFiles({ portalOrigin, reportUrl }))) {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  console.log(path)
}
