/** Says what is wrong with a `config.json`, in plain words: `npm run check:config FILE`. */
import { existsSync, readFileSync } from 'node:fs'
import { runnerImport } from 'vite'

const [file = 'public/config.json'] = process.argv.slice(2)
if (!existsSync(file)) {
  console.error(`${file} is not there`)
  process.exit(1)
}
const { module } = await runnerImport('./scripts/hosting/config-problems.ts', { configFile: false })
/** @type {string[]} */
const problems = module.configProblems(readFileSync(file, 'utf8'))
for (const problem of problems) console.error(`${file}: ${problem}`)
if (problems.length === 0) console.log(`${file} is as it should be`)
process.exit(problems.length === 0 ? 0 : 1)
