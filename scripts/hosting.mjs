/**
 * Writes what is made for hosts: the header files of each kind, `node scripts/hosting.mjs [folder]`, by default into
 * docs/hosting; and the schema of config.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runnerImport } from 'vite'

const folder = process.argv[2] ?? 'docs/hosting'
const environment = await runnerImport('./scripts/environment.ts', { configFile: false })
const options = environment.module.siteOptionsIn(process.env)
const { module } = await runnerImport('./scripts/hosting/host-files.ts', { configFile: false })
for (const [name, text] of Object.entries(module.hostFiles(options))) {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  console.log(path)
}

const schema = await runnerImport('./scripts/config-schema.ts', { configFile: false })
writeFileSync('public/config.schema.json', schema.module.configSchema())
