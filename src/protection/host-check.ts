/** Checks the host: headers, caching, compression, fallback, the proxy to the portal. No call has a token. */
import { callTo } from '~/api/operations'
// oxlint-disable-next-line no-restricted-imports -- the one source of what a host has to send
import { siteHeaders } from '../../scripts/headers'

type Host = 'nginx' | 'caddy' | 'files' | 'github' | 'other'

/** What was found; null where there is no such header or answer. */
export interface HostFacts {
  /** The `Server` header of the page. */
  server: string
  /** The page came over HTTPS, so that HSTS means something. */
  isSecure: boolean
  headers: Record<string, string | null>
  pageCache: string | null
  settingsCache: string | null
  scriptEncoding: string | null
  /** An asset that is not there. */
  missing: { status: number; isPage: boolean; cache: string | null } | null
  portal:
    | { state: 'none' | 'silent' | 'page' }
    | { state: 'answers'; isElsewhere: boolean; date: string | null; at: number }
  portalOrigin: string
}

export interface HostFinding {
  kind:
    | 'header'
    | 'weak-header'
    | 'compression'
    | 'page-cache'
    | 'settings-cache'
    | 'asset-page'
    | 'asset-cache'
    | 'no-proxy'
    | 'silent'
    | 'hidden-headers'
    | 'clock'
  /** The subject: a header, a file, a difference. */
  what: string
  /** The configuration to add, in the syntax of the host that answered. */
  line: string
}

/** A larger difference of the clocks misleads about ages and about the length of a pause. */
const mostApartMs = 60_000

export function findingsOf(facts: HostFacts): HostFinding[] {
  const lines = linesOf[hostOf(facts.server)]
  const findings: HostFinding[] = []
  const find = (kind: HostFinding['kind'], what: string, line: string) =>
    findings.push({ kind, what, line })
  const { portal, missing, portalOrigin } = facts

  for (const [name, expected] of Object.entries(siteHeaders({ portalOrigin }))) {
    if (name === 'Strict-Transport-Security' && !facts.isSecure) continue
    const actual = facts.headers[name] ?? null
    const weak = actual === null ? [] : weaknesses(name, expected, actual)
    if (actual === null) find('header', name, lines.header(name, expected))
    else if (weak.length)
      find('weak-header', `${name}: ${weak.join(', ')}`, lines.header(name, expected))
  }
  if (!/no-cache|no-store|max-age=0/.test(facts.pageCache ?? ''))
    find('page-cache', facts.pageCache ?? '', lines.header('Cache-Control', 'no-cache'))
  if (/max-age=[1-9]/.test(facts.settingsCache ?? ''))
    find('settings-cache', facts.settingsCache ?? '', lines.header('Cache-Control', 'no-store'))
  if (!facts.scriptEncoding) find('compression', '', lines.compression)
  if (missing?.isPage && missing.status === 200) find('asset-page', '', lines.fallback)
  else if (/max-age=\d{5}/.test(missing?.cache ?? ''))
    find('asset-cache', missing?.cache ?? '', lines.header('Cache-Control', 'no-store'))
  if (portal.state === 'page') find('no-proxy', '', lines.proxy)
  if (portal.state === 'silent') find('silent', portalOrigin, lines.proxy)
  if (portal.state === 'answers') {
    const apartMs = portal.date ? Date.parse(portal.date) - portal.at : 0
    if (!portal.date && portal.isElsewhere)
      find(
        'hidden-headers',
        'Retry-After, Date',
        'Access-Control-Expose-Headers: Retry-After, Date, RateLimit, RateLimit-Policy',
      )
    if (Math.abs(apartMs) > mostApartMs)
      find('clock', String(Math.round(apartMs / 1000)), 'timedatectl set-ntp true')
  }
  return findings
}

function hostOf(server: string): Host {
  const known = /nginx|caddy|netlify|cloudflare|github/i.exec(server)?.[0].toLowerCase()
  if (known === 'nginx' || known === 'caddy' || known === 'github') return known
  return known ? 'files' : 'other'
}

interface HostLines {
  header: (name: string, value: string) => string
  compression: string
  fallback: string
  proxy: string
}

/** The configuration that each host needs. */
const linesOf: Record<Host, HostLines> = {
  nginx: {
    header: (name, value) => `add_header ${name} "${value}" always;`,
    compression: 'gzip_static on;',
    fallback: 'location /assets/ { try_files $uri =404; }',
    proxy:
      'location /api/portal/ { include snippets/htx-portal.conf; proxy_pass https://portal.example; }',
  },
  caddy: {
    header: (name, value) => `header ${name} "${value}"`,
    compression: 'file_server {\n\tprecompressed br gzip\n}',
    fallback: '@missing {\n\tpath /assets/*\n\tnot file\n}\nerror @missing 404',
    proxy:
      'handle /api/portal/* {\n\treverse_proxy https://portal.example {\n\t\theader_up Host {upstream_hostport}\n\t}\n}',
  },
  files: {
    header: (name, value) => `  ${name}: ${value}`,
    compression: '# Switch compression on in the settings of the host.',
    fallback: '# Publish the _redirects and the 404.html of the build, and no rule for "/*".',
    proxy: 'PORTAL_ORIGIN=https://portal.example npm run build',
  },
  github: {
    header: (name, value) => `# GitHub Pages cannot send it: ${name}: ${value}`,
    compression: '# GitHub Pages compresses by itself: look at what stands in between.',
    fallback: '# Publish the 404.html of the build.',
    proxy: 'PORTAL_ORIGIN=https://portal.example npm run build',
  },
  other: {
    header: (name, value) => `${name}: ${value}`,
    compression: '# Send the .br or .gz beside each file, with Content-Encoding.',
    fallback: '# Answer a missing file under assets/ with 404, not with index.html.',
    proxy: '# Pass /api/portal/ on to the portal, as it is.',
  },
}

/** The parts of a header that are weaker than they should be. */
function weaknesses(name: string, expected: string, actual: string): string[] {
  switch (name) {
    case 'Content-Security-Policy':
      return weakDirectives(expected, actual)
    case 'Strict-Transport-Security':
      return Number(/max-age=(\d+)/.exec(actual)?.[1] ?? 0) < halfAYear ? [actual] : []
    case 'Permissions-Policy': {
      const set = new Set(actual.split(/\s*,\s*/))
      return expected.split(', ').filter((one) => one.endsWith('=()') && !set.has(one))
    }
    default:
      return actual.toLowerCase() === expected.toLowerCase() ? [] : [actual]
  }
}
const halfAYear = 182 * 24 * 3600

/** The directives that allow more than they should in each of the policies, which are separated by commas. */
function weakDirectives(expected: string, actual: string): string[] {
  const policies = actual.split(',').map(directivesOf)
  return [...directivesOf(expected)].flatMap(([name, allowed]) => {
    const holds = policies.some((policy) => {
      const sources = policy.get(name) ?? (name.endsWith('-src') ? policy.get('default-src') : null)
      return sources?.every((source) => source === "'none'" || allowed.includes(source))
    })
    return holds ? [] : [name]
  })
}

function directivesOf(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().toLowerCase().split(/\s+/)
      return [name, sources]
    }),
  )
}

/** Asks the host of this page, and the portal without a token. */
export async function checkHost(portalUrl: string | null): Promise<HostFinding[]> {
  const base = import.meta.env.BASE_URL
  const script = document.querySelector('script[src]')?.getAttribute('src') ?? base
  const [page, config, main, missing, portal] = await Promise.all([
    ask(base),
    ask(`${base}config.json`),
    ask(script),
    ask(`${base}assets/missing-${crypto.randomUUID().slice(0, 8)}.js`),
    askPortal(portalUrl),
  ])
  if (!page) throw new Error('The host does not answer')
  return findingsOf({
    server: page.headers.get('server') ?? '',
    isSecure: location.protocol === 'https:',
    headers: Object.fromEntries(
      Object.keys(siteHeaders()).map((name) => [name, page.headers.get(name)]),
    ),
    pageCache: page.headers.get('cache-control'),
    settingsCache: config?.headers.get('cache-control') ?? null,
    scriptEncoding: main?.headers.get('content-encoding') ?? null,
    missing: missing && {
      status: missing.status,
      isPage: isPage(missing),
      cache: missing.headers.get('cache-control'),
    },
    portal,
    portalOrigin: portalUrl && portalUrl !== location.origin ? portalUrl : '',
  })
}

/** Who answers at the portal's address: the portal in JSON, or the host in its place. */
export async function askPortal(portalUrl: string | null): Promise<HostFacts['portal']> {
  if (portalUrl === null) return { state: 'none' }
  const answer = await ask(portalUrl + callTo('listDatabases').path)
  if (!answer) return { state: 'silent' }
  if (!/json/.test(answer.headers.get('content-type') ?? '')) {
    // The host has called the portal, and got no answer.
    if ([502, 503, 504].includes(answer.status)) return { state: 'silent' }
    if (isPage(answer) || answer.status === 404) return { state: 'page' }
  }
  const date = answer.headers.get('date')
  const isElsewhere = portalUrl !== location.origin
  return { state: 'answers', isElsewhere, date, at: Date.now() }
}

const isPage = ({ headers }: Response) => /html/.test(headers.get('content-type') ?? '')

async function ask(address: string): Promise<Response | null> {
  try {
    // oxlint-disable-next-line no-restricted-globals -- it asks the host, not the portal with a token
    const answer = await fetch(address, { cache: 'no-store', credentials: 'omit' })
    // Read completely, so that no connection waits for it.
    await answer.blob()
    return answer
  } catch {
    return null
  }
}
