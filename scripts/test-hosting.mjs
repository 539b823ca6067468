/** Tests the built site behind nginx and Caddy, set up as docs/hosting says. A server that cannot be had is named and left out. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { provideBrowser, thisMachine, works } from './browser.mjs'

const servers = [
  { name: 'nginx', place: '/usr/sbin/nginx', packages: 'nginx' },
  { name: 'Caddy', place: '/usr/bin/caddy', packages: 'caddy' },
]

/**
 * Installs what Debian has, and keeps a server from starting by itself; false where there is none afterwards.
 * @param {{ place: string, packages: string }} server
 */
function provide({ place, packages }) {
  const { root, debian } = thisMachine()
  if (!existsSync(place) && root && debian)
    works([
      'apt-get update -qq',
      `RUNLEVEL=1 apt-get install -y -qq --no-install-recommends ${packages}`,
    ])
  return existsSync(place)
}

const hadNginx = existsSync('/usr/sbin/nginx')
const missing = servers.filter((server) => !provide(server))
for (const { name, packages } of missing)
  console.log(`${name} cannot be had here, and is left out. On Debian: apt-get install ${packages}`)
if (missing.length === servers.length) process.exit(0)
// Without its brotli module, nginx sends the gzip files.
const brotli = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'
if (!hadNginx) provide({ place: brotli, packages: 'libnginx-mod-http-brotli-static' })

provideBrowser()
const command = 'npx playwright test -c scripts/hosting/playwright.config.ts --pass-with-no-tests'
process.exit(spawnSync(command, { shell: true, stdio: 'inherit' }).status ?? 1)
