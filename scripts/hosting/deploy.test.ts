/** A deploy as those see it who have the page open: their files stay for a day, and the operator's own for good. */
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, onTestFinished } from 'vitest'

function newSite() {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const site = join(folder, 'site')
  return {
    site,
    deploy(build: string) {
      const dist = join(folder, build)
      mkdirSync(join(dist, 'assets'), { recursive: true })
      const files = { 'index.html': build, 'index.html.br': build, 'config.json': '{}' }
      for (const [name, text] of Object.entries({ ...files, [`assets/${build}.js`]: build }))
        writeFileSync(join(dist, name), text)
      execFileSync('docs/hosting/deploy.sh', [dist, site])
    },
    has: (name: string) => existsSync(join(site, 'assets', `${name}.js`)),
    /** Makes a file as old as that. */
    age(name: string, hours: number) {
      const then = Date.now() / 1000 - hours * 3600
      utimesSync(join(site, 'assets', `${name}.js`), then, then)
    },
  }
}

test('the files of the page before stay for a day after it has gone, however old they are', () => {
  const { deploy, has, age } = newSite()
  deploy('first')
  age('first', 1000)
  deploy('second')
  expect([has('first'), has('second')]).toEqual([true, true])
  age('first', 23)
  deploy('third')
  expect([has('first'), has('second'), has('third')]).toEqual([true, true, true])
  age('first', 25)
  deploy('fourth')
  expect([has('first'), has('second'), has('third')]).toEqual([false, true, true])
})

test('a build from before can be put back, and what the operator has set stays', () => {
  const { site, deploy, has } = newSite()
  deploy('first')
  writeFileSync(join(site, 'config.json'), '{"demo":true}')
  writeFileSync(join(site, 'logo.svg'), '<svg/>')
  deploy('second')
  deploy('first')
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toBe('first')
  expect(has('first')).toBe(true)
  expect(readFileSync(join(site, 'config.json'), 'utf8')).toBe('{"demo":true}')
  expect(existsSync(join(site, 'logo.svg'))).toBe(true)
})
