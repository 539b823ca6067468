/** Builds the site twice at once, into `dist` and beside it, and fails when the two differ by a byte. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const folder = mkdtempSync(join(tmpdir(), 'second-build-'))
try {
  await Promise.all(
    ['dist', folder].map((outDir) =>
      promisify(execFile)('npm', ['run', 'build', '--', '--outDir', outDir, '--emptyOutDir']),
    ),
  )
  const names = (/** @type {string} */ of) =>
    readdirSync(of, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(of, name)).isFile())
      .toSorted()
  const all = [...new Set([...names('dist'), ...names(folder)])]
  const differing = all.filter((name) => {
    const [first, second] = ['dist', folder].map((of) =>
      statSync(join(of, name), { throwIfNoEntry: false })?.isFile()
        ? readFileSync(join(of, name))
        : null,
    )
    return !first || !second || !first.equals(second)
  })
  console.log(`${all.length} files, ${differing.length} of them differ`)
  if (differing.length) console.error(differing.join('\n'))
  process.exitCode = differing.length ? 1 : 0
} finally {
  rmSync(folder, { recursive: true })
}
