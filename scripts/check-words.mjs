/**
 * Fails when a sentence of the code is missing in a catalogue, is not translated or not used, or is long and was not
 * reviewed.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wordLengthProblems } from './word-lengths.mjs'

const catalogues = ['en', 'vi'].flatMap((language) =>
  readdirSync(`src/i18n/${language}`).map((file) => `src/i18n/${language}/${file}`),
)
const before = mkdtempSync(join(tmpdir(), 'words-'))
for (const [index, file] of catalogues.entries()) cpSync(file, join(before, `${index}.po`))

const lingui = (/** @type {string[]} */ ...parameters) =>
  execFileSync('npx', ['lingui', ...parameters], {
    stdio: 'ignore',
    shell: process.platform === 'win32',
  })
lingui('extract', '--clean')

let problems = 0
const ids = (/** @type {string} */ text) =>
  [...text.matchAll(/^msgid "(.*)"$/gm)].map(([, id]) => id)
for (const [index, file] of catalogues.entries()) {
  const after = readFileSync(file, 'utf8')
  const old = readFileSync(join(before, `${index}.po`), 'utf8')
  if (ids(after).join('\n') !== ids(old).join('\n')) {
    console.error(`${file} is out of step with the code: run npm run words`)
    problems++
  }
  for (const entry of after.split('\n\n').slice(1))
    if (/^msgstr ""\s*$/m.test(entry) && !/^msgstr ""\n"/m.test(entry)) {
      console.error(`${file} has no translation of:\n${entry}\n`)
      problems++
    }
  cpSync(join(before, `${index}.po`), file)
}
for (const problem of wordLengthProblems()) {
  console.error(problem)
  problems++
}
process.exit(problems === 0 ? 0 : 1)
