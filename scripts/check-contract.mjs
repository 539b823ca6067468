/** Fails when `schema.d.ts` is not what the contract gives. `--write` writes it instead. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const types = resolve('src/api/schema.d.ts')
const write = process.argv.includes('--write')
const target = write ? types : join(mkdtempSync(join(tmpdir(), 'contract-')), 'schema.d.ts')
execFileSync('npx', ['openapi-typescript', resolve('src/api/openapi.json'), '-o', target], {
  cwd: 'scripts/contract',
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
})
if (!write && readFileSync(target, 'utf8') !== readFileSync(types, 'utf8')) {
  console.error('src/api/schema.d.ts is out of step with openapi.json: run npm run contract')
  process.exit(1)
}
