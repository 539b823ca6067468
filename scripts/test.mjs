/** Runs everything that a change has to pass, and ends with `N passed, N failed`. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { provideBrowser } from './browser.mjs'

const folder = mkdtempSync(join(tmpdir(), 'dashboard-test-'))
const totals = { passed: 0, failed: 0 }

/**
 * @param {string} command
 * @param {Record<string, string>} [environment]
 */
function run(command, environment = {}) {
  console.log(`\n> ${command}`)
  const { status } = spawnSync(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  return status === 0
}

/**
 * A command that is one check.
 * @param {string} command
 */
function check(command) {
  const fine = run(command)
  if (fine) totals.passed++
  else totals.failed++
  return fine
}

/**
 * A test runner, counted test by test. One that fails without a failed test, or runs none, fails once.
 * @param {string} command
 * @param {string} report
 * @param {(report: any) => { passed: number, failed: number }} count
 * @param {Record<string, string>} [environment]
 */
function runTests(command, report, count, environment) {
  const fine = run(command, environment)
  let counted = { passed: 0, failed: 0 }
  try {
    counted = count(JSON.parse(readFileSync(report, 'utf8')))
  } catch {
    console.error(`${command} left no report`)
  }
  if ((!fine || counted.passed === 0) && counted.failed === 0) counted.failed = 1
  totals.passed += counted.passed
  totals.failed += counted.failed
}

check('npm run --silent check:contract')
check('npm run --silent check:types')
check('npm run --silent check:lint')
check('npm run --silent check:format')
check('npm run --silent check:words')

const unitReport = join(folder, 'unit.json')
runTests(
  `npx vitest run --configLoader runner --reporter=default --reporter=json --outputFile=${unitReport}`,
  unitReport,
  ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
)

/** Whether there is a browser; that there is none counts as a failure. */
function hasBrowser() {
  try {
    provideBrowser()
    return true
  } catch (error) {
    console.error(error)
    totals.failed++
    return false
  }
}

// Without a site there is nothing to open in a browser.
if (check('npm run --silent build') && hasBrowser()) {
  check('npm run --silent check:size')
  const browserReport = join(folder, 'browser.json')
  runTests(
    'npx playwright test',
    browserReport,
    ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + stats.skipped,
    }),
    { TEST_REPORT: browserReport },
  )
}

console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exit(totals.failed === 0 ? 0 : 1)
