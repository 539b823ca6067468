/** Runs everything that a change has to pass, tells what failed and how long each step took, and ends with `N passed, N failed`. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { provideBrowser } from './browser.mjs'

const folder = mkdtempSync(join(tmpdir(), 'dashboard-test-'))
const totals = { passed: 0, failed: 0 }
/** @type {string[]} */
const failures = []
/** @type {{ step: string, seconds: number }[]} */
const times = []

/**
 * Runs a command as one step, and says whether it ended well.
 * @param {string} step
 * @param {string} command
 * @param {Record<string, string>} [environment]
 */
function run(step, command, environment = {}) {
  console.log(`\n> ${command}`)
  const begun = performance.now()
  const { status } = spawnSync(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  times.push({ step, seconds: (performance.now() - begun) / 1000 })
  return status === 0
}

/** @param {string} what */
function fail(what) {
  totals.failed++
  failures.push(what)
}

/**
 * A step that is one check. Its output is printed when it has ended, because several run at once.
 * @param {string} step a script of package.json
 * @param {string} [command]
 * @returns {Promise<boolean>} whether it ended well
 */
async function check(step, command = `npm run --silent ${step}`) {
  const begun = performance.now()
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (printed += text))
  const isFine = await new Promise((resolve) => child.on('close', (code) => resolve(code === 0)))
  console.log(`\n> ${command}\n${printed}`)
  times.push({ step, seconds: (performance.now() - begun) / 1000 })
  if (isFine) totals.passed++
  else fail(`npm run ${step}`)
  return isFine
}

/**
 * A test runner, counted test by test. One that ends badly without a failed test, or runs none, fails once.
 * @param {string} step
 * @param {(report: string) => { command: string, environment?: Record<string, string> }} start
 * @param {(report: any) => { passed: number, failed: string[] }} read
 */
function runTests(step, start, read) {
  const report = join(folder, `${step}.json`)
  const { command, environment } = start(report)
  const isFine = run(step, command, environment)
  /** @type {{ passed: number, failed: string[] }} */
  let result = { passed: 0, failed: [] }
  try {
    result = read(JSON.parse(readFileSync(report, 'utf8')))
  } catch {
    console.error(`${step} left no report`)
  }
  totals.passed += result.passed
  for (const failed of result.failed) fail(failed)
  if ((!isFine || result.passed === 0) && result.failed.length === 0)
    fail(`${step} ended badly, see above`)
}

/**
 * @param {'unit' | 'screens'} project
 * @param {Record<string, string>} [environment]
 */
function runVitest(project, environment) {
  runTests(
    project,
    (report) => ({
      command: `npx vitest run --configLoader runner --project ${project} --reporter=default --reporter=json --outputFile=${report}`,
      ...(environment && { environment }),
    }),
    ({ numPassedTests, testResults }) => ({
      passed: numPassedTests,
      failed: testResults.flatMap((/** @type {any} */ { name, status, assertionResults }) => {
        const file = relative('.', name)
        const failed = assertionResults.filter((/** @type {any} */ one) => one.status === 'failed')
        // A file that could not be run has no failed tests, but counts as one.
        if (status === 'failed' && failed.length === 0) return [`${file}: could not be run`]
        return failed.map(
          (/** @type {any} */ { fullName, location }) =>
            `${file}${location ? `:${location.line}` : ''} ${fullName}`,
        )
      }),
    }),
  )
}

/**
 * The tests below a suite of Playwright's report.
 * @param {any} suite
 * @returns {any[]}
 */
function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)]
}

function runJourneys() {
  runTests(
    'journeys',
    (report) => ({ command: 'npx playwright test', environment: { TEST_REPORT: report } }),
    ({ stats, suites }) => ({
      passed: stats.expected,
      failed: suites
        .flatMap(specsOf)
        .filter((/** @type {any} */ { tests }) =>
          tests.some((/** @type {any} */ { status }) => status !== 'expected'),
        )
        .map((/** @type {any} */ { file, line, title }) => `e2e/${file}:${line} ${title}`),
    }),
  )
}

/** Whether there is a browser; a missing one counts as a failure. */
function hasBrowser() {
  const begun = performance.now()
  try {
    provideBrowser()
    return true
  } catch (error) {
    console.error(error)
    fail('There is no browser')
    return false
  } finally {
    times.push({ step: 'browser', seconds: (performance.now() - begun) / 1000 })
  }
}

const begun = performance.now()
await Promise.all(
  ['contract', 'types', 'lint', 'format', 'words'].map((step) => check(`check:${step}`)),
)
times.length = 0
times.push({ step: 'checks', seconds: (performance.now() - begun) / 1000 })
// Builds the site, twice at once.
const isBuilt = await check('check:build')
if (isBuilt) await check('check:size')
runVitest('unit')
if (hasBrowser()) {
  // React's production build: the development build takes half as long again. `npm run test:watch` has the warnings of that
  // one.
  runVitest('screens', { NODE_ENV: 'production' })
  // Without a site there is nothing to open.
  if (isBuilt) runJourneys()
}

// An engine or a server that cannot be installed is reported, and nothing fails.
if (isBuilt)
  await Promise.all([
    check('test:engines', 'node scripts/test-engines.mjs'),
    check('test:hosting', 'node scripts/test-hosting.mjs'),
  ])

console.log('\n  seconds  step')
for (const { step, seconds } of times) console.log(`${seconds.toFixed(1).padStart(9)}  ${step}`)
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((one) => `  ${one}`).join('\n')}`)
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exit(totals.failed === 0 ? 0 : 1)
