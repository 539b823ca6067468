/** The servers of `docs/hosting`, set up from the documented files in a temporary folder, on this machine alone. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from '../../e2e/certificate'
import { thisMachine } from '../browser.mjs'
import { freePort, listens } from './ports'

export interface HostedSite {
  /** The host's address, without a slash at the end. */
  url: string
  port: number
  /** Its address over plain HTTP, which redirects to the other one. */
  openPort?: number
  /** Its access log. */
  log: () => string
  stop: () => Promise<void>
}

export interface Behind {
  /** The portal behind the host, such as `https://localhost:8443`. */
  portalUrl: string
  /** Its certificate, which the host has to trust. */
  certificate: string
}

const nginx = '/usr/sbin/nginx'
const caddy = '/usr/bin/caddy'
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'

export const hosts = { nginx, caddy, container: nginx }
export type HostName = keyof typeof hosts

export const hasHost = (name: HostName): boolean => existsSync(hosts[name])
/** Whether the host sends what the build has compressed by brotli; if not, by gzip. */
export const hasBrotli = (name: HostName): boolean =>
  name === 'caddy' || (name === 'nginx' && existsSync(brotliModule))

export const startHost: Record<HostName, (behind: Behind) => Promise<HostedSite>> = {
  async nginx(behind) {
    const folder = newFolder(behind)
    const [port, openPort] = [await freePort(), await freePort()]
    cpSync('docs/hosting/nginx', folder, { recursive: true })
    fill(folder, 'dashboard.conf', [
      ['listen 80;', `listen 127.0.0.1:${openPort};`],
      ['listen 443 ', `listen 127.0.0.1:${port} `],
      // The machine may have no IPv6.
      [/^ *listen \[::\].*\n/gm, ''],
      ['console.example.net; ', '127.0.0.1; '],
      ['/etc/letsencrypt/live/console.example.net/fullchain.pem', `${folder}/cert.pem`],
      ['/etc/letsencrypt/live/console.example.net/privkey.pem', `${folder}/key.pem`],
      ['/var/log/nginx', folder],
      ['/var/www/htx-dashboard', `${folder}/site`],
      ['/var/www/html', `${folder}/html`],
      ['https://portal.example', behind.portalUrl],
      ...(existsSync(brotliModule) ? [['# brotli_static', 'brotli_static'] as const] : []),
    ])
    trustPortal(folder)
    // The file that certbot would write to prove the domain.
    const challenges = join(folder, 'html/.well-known/acme-challenge')
    mkdirSync(challenges, { recursive: true })
    writeFileSync(join(challenges, 'proof'), 'it is mine')
    writeFileSync(
      join(folder, 'nginx.conf'),
      [
        ...(existsSync(brotliModule) ? [`load_module ${brotliModule};`] : []),
        `daemon off; pid ${folder}/nginx.pid; worker_processes 2; events {}`,
        'http { include /etc/nginx/mime.types; gzip on; include dashboard.conf;',
        ...temporaryPaths(folder),
        '}',
      ].join('\n'),
    )
    const start = ['-e', `${folder}/error.log`, '-p', folder, '-c', 'nginx.conf']
    const server = await run({ command: nginx, start, port, folder })
    return { url: `https://127.0.0.1:${port}`, port, openPort, ...server }
  },

  async caddy(behind) {
    const folder = newFolder(behind)
    const [port, openPort] = [await freePort(), await freePort()]
    cpSync('docs/hosting/caddy', folder, { recursive: true })
    const options = [
      'admin off',
      'default_bind 127.0.0.1',
      'skip_install_trust',
      `http_port ${openPort}`,
      `https_port ${port}`,
    ]
    fill(folder, 'Caddyfile', [
      [/^\{\n/m, `{\n${options.map((option) => `\t${option}\n`).join('')}`],
      // Caddy would request a certificate for a name from outside; for an address it signs one itself.
      ['console.example.net {', '127.0.0.1 {'],
      ['/var/log/caddy', folder],
      ['/var/www/htx-dashboard', `${folder}/site`],
      ['https://portal.example', behind.portalUrl],
      ['transport http {', `transport http {\n\ttls_trusted_ca_certs ${folder}/portal.pem`],
    ])
    const start = ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')]
    const server = await run({ command: caddy, start, port, folder })
    return { url: `https://127.0.0.1:${port}`, port, openPort, ...server }
  },

  /** The steps of the Dockerfile's last stage, in a folder in place of an image, and without root as there. */
  async container(behind) {
    const folder = newFolder(behind)
    const port = await freePort()
    const steps =
      readFileSync('Dockerfile', 'utf8')
        .split(/^FROM .*$/m)
        .at(-1) ?? ''
    for (const [, from = '', to = ''] of steps.matchAll(
      /^COPY (?:--from=build \/build\/)?(\S+) (\S+)$/gm,
    ))
      cpSync(from, join(folder, to), { recursive: true })
    const home = join(folder, 'srv/dashboard')
    const temporary = join(folder, 'tmp')
    mkdirSync(temporary)
    chmodSync(temporary, 0o777)
    fill(home, 'nginx.conf', [
      ['/tmp', temporary],
      ['listen 8080', `listen 127.0.0.1:${port}`],
      ['/dev/stdout', `${temporary}/htx-dashboard.log`],
    ])
    fill(home, 'start.sh', [['/tmp', temporary]])
    trustPortal(home, join(folder, 'portal.pem'))
    const [command = '', ...start] = JSON.parse(
      /^ENTRYPOINT (.*)$/m.exec(steps)?.[1]?.replace('/srv/', `${folder}/srv/`) ?? '[]',
    ) as string[]
    const server = await run({
      ...{ command, start, port, folder },
      log: `${temporary}/htx-dashboard.log`,
      environment: { PORTAL_URL: behind.portalUrl },
      ...(thisMachine().root ? { user: 65_534 } : {}),
    })
    return { url: `http://127.0.0.1:${port}`, port, ...server }
  },
}

/** Where nginx may write without being root. */
export function temporaryPaths(folder: string): string[] {
  const names = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return names.map((name) => `${name}_temp_path ${folder}/${name};`)
}

/** A folder with the site as `deploy.sh` puts it there, a certificate, and the portal's. */
function newFolder({ certificate }: Behind): string {
  const folder = mkdtempSync(join(tmpdir(), 'hosting-'))
  // The servers run as another user.
  chmodSync(folder, 0o755)
  execFileSync('docs/hosting/deploy.sh', ['dist', join(folder, 'site')])
  const { key, cert } = makeCertificate()
  writeFileSync(join(folder, 'key.pem'), key)
  writeFileSync(join(folder, 'cert.pem'), cert)
  writeFileSync(join(folder, 'portal.pem'), certificate)
  return folder
}

function trustPortal(folder: string, certificate = join(folder, 'portal.pem')): void {
  fill(folder, 'snippets/htx-portal.conf', [['/etc/ssl/certs/ca-certificates.crt', certificate]])
}

/** Replaces values in a documented file by those of the test; throws where one is missing there. */
function fill(folder: string, name: string, values: (readonly [string | RegExp, string])[]): void {
  const path = join(folder, name)
  const filled = values.reduce(
    (text, [from, to]) => {
      const next = typeof from === 'string' ? text.replaceAll(from, to) : text.replace(from, to)
      if (next === text) throw new Error(`${name} does not hold: ${from}`)
      return next
    },
    readFileSync(path, 'utf8'),
  )
  writeFileSync(path, filled)
}

interface Command {
  command: string
  start: string[]
  port: number
  folder: string
  log?: string
  environment?: Record<string, string>
  user?: number
}

/** Starts a server that stays in the foreground; resolves once it listens. Throws what it printed where it ends before. */
async function run({ command, start, port, folder, log, environment, user }: Command) {
  const child = spawn(command, start, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
      ...environment,
    },
    ...(user ? { uid: user, gid: user } : {}),
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (printed += bytes.toString()))
  const ended = once(child, 'exit')
  await Promise.race([
    listens(port),
    ended.then(() => {
      throw new Error(`${command} ended:\n${printed}`)
    }),
  ])
  return {
    log: () => printed + readFileSync(log ?? join(folder, 'htx-dashboard.log'), 'utf8'),
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
