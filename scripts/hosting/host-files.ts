/** What each kind of host reads to send the site's headers; all of it follows from `scripts/headers.ts`. */
import { siteHeaders, type SiteOptions } from '../headers'

/** Repeated beside each such header, because the two years cannot be taken back. */
const hstsAdvice = [
  'Binds this host name and every name below it to HTTPS, for two years. Take "; includeSubDomains" out where a name',
  'below it still answers over plain HTTP, and begin with max-age=300 where you are not sure.',
]
const generated = 'Made by "npm run hosting" from scripts/headers.ts: change it there.'

/** The generated files below `docs/hosting`, by name. */
export function hostFiles(options: SiteOptions = {}): Record<string, string> {
  return {
    'nginx/snippets/htx-headers.conf': nginxHeaders(options),
    'caddy/htx-headers': caddyHeaders(options),
  }
}

function nginxHeaders(options: SiteOptions): string {
  return lines(
    [`# ${generated}`, '# "always": on errors too.'],
    // A portal may send some of them itself, and then the browser would get each twice.
    (name, value) => [
      `proxy_hide_header ${name};`,
      `add_header ${name} "${escape(value)}" always;`,
    ],
    options,
  )
}

function caddyHeaders(options: SiteOptions): string {
  return lines(
    [
      `# ${generated}`,
      'header {',
      '\t# In place of what a portal sends of them itself.',
      '\tdefer',
    ],
    (name, value) => [`\t${name} "${escape(value)}"`],
    options,
    ['}'],
  )
}

function lines(
  head: string[],
  line: (name: string, value: string) => string[],
  options: SiteOptions,
  end: string[] = [],
): string {
  const indent = /^\s*/.exec(head.at(-1) ?? '')?.[0] ?? ''
  const all = Object.entries(siteHeaders(options)).flatMap(([name, value]) => [
    ...(name === 'Strict-Transport-Security' ? hstsAdvice.map((text) => `${indent}# ${text}`) : []),
    ...line(name, value),
  ])
  return [...head, ...all, ...end, ''].join('\n')
}

const escape = (value: string): string => value.replaceAll('"', '\\"')

/**
 * `_headers`, for Netlify and Cloudflare Pages. Both join what several rules say of one header, so each path has one
 * rule about caching; where there is none they revalidate. Only assets that are there are named: a missing one must
 * not be remembered for a year.
 */
export function headersFile(base: string, assets: string[], options: SiteOptions = {}): string {
  const rule = (path: string, ...headers: string[]) => [
    `${base}${path}`,
    ...headers.map((header) => `  ${header}`),
  ]
  return [
    ...rule(
      '*',
      ...Object.entries(siteHeaders(options)).map(([name, value]) => `${name}: ${value}`),
    ),
    ...rule('index.html', 'Cache-Control: no-cache'),
    ...rule('config.json', 'Cache-Control: no-store'),
    ...assets.flatMap((asset) =>
      rule(`assets/${asset}`, 'Cache-Control: public, max-age=31536000, immutable'),
    ),
    '',
  ].join('\n')
}

/** The first parts of the dashboard's addresses. */
const addresses =
  'sign-in overview databases backups functions proxies activity token databases/*'.split(' ')

/**
 * `_redirects`, for the same two. Each address is listed, because a wildcard would include missing assets; any other
 * address gets `404.html`, which is the same page.
 */
export function redirectsFile(base: string): string {
  return `${addresses.map((address) => `${base}${address} ${base} 200`).join('\n')}\n`
}
