/** nginx and Caddy accept the lines that the diagnosis suggests. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { findingsOf, type HostFacts } from '../../src/protection/host-check'
import { freePort } from './ports'
import { hasHost, hosts, temporaryPaths } from './servers'

/** A host without any of the required settings. */
const bare: HostFacts = {
  server: '',
  isSecure: true,
  headers: {},
  pageCache: null,
  settingsCache: 'max-age=60',
  scriptEncoding: null,
  missing: { status: 200, isPage: true, cache: null },
  portal: { state: 'page' },
  portalOrigin: '',
}
const linesFor = (server: string) => {
  const findings = findingsOf({ ...bare, server })
  expect(new Set(findings.map(({ kind }) => kind)).size).toBe(6)
  return findings.map(({ line }) => line).join('\n')
}

/** A folder for this test. */
function newFolder(): string {
  const folder = test.info().outputDir
  mkdirSync(folder, { recursive: true })
  return folder
}

if (hasHost('nginx'))
  test('nginx takes each line', async () => {
    const folder = newFolder()
    cpSync('docs/hosting/nginx/snippets', join(folder, 'snippets'), { recursive: true })
    // The portal's name cannot be resolved here.
    const lines = linesFor('nginx').replace('portal.example', '127.0.0.1')
    writeFileSync(
      join(folder, 'nginx.conf'),
      [
        `pid ${folder}/nginx.pid; events {}`,
        'http { include snippets/htx-http.conf;',
        ...temporaryPaths(folder),
        `server { listen 127.0.0.1:${await freePort()};`,
        ...[lines, '} }'],
      ].join('\n'),
    )
    execFileSync(hosts.nginx, ['-t', '-q', '-e', 'stderr', '-p', folder, '-c', 'nginx.conf'])
  })

if (hasHost('caddy'))
  test('Caddy takes each line', () => {
    const file = join(newFolder(), 'Caddyfile')
    writeFileSync(file, `console.example.net {\n${linesFor('Caddy')}\n}\n`)
    execFileSync(hosts.caddy, ['adapt', '--adapter', 'caddyfile', '--config', file], {
      stdio: 'pipe',
    })
  })
