/** Fails when a second build of the same sources differs from the first by a byte. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'second-build-'))
try {
  const build = ['vite', 'build', '--configLoader', 'runner', '--outDir', folder, '--emptyOutDir']
  execFileSync('npx', build, { stdio: ['ignore', 'ignore', 'inherit'] })
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
