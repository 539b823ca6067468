/** The header set of the site: the one source for the build, the servers, the host files and the tests. */

/**
 * The content security policy, directive by directive. `portalOrigin` is added to `connect-src` where the
 * portal answers on an origin of its own; with a reverse proxy nothing has to be added.
 */
export function contentSecurityPolicy(portalOrigin = ''): Record<string, string> {
  return {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'font-src': "'self'",
    'connect-src': `'self' ${portalOrigin}`.trim(),
    'worker-src': "'none'",
    'frame-src': "'none'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  }
}

const unused = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]

/** Every header that an answer of the site carries. */
export function siteHeaders(portalOrigin = ''): Record<string, string> {
  return {
    'Content-Security-Policy': serialize(contentSecurityPolicy(portalOrigin)),
    'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'X-Robots-Tag': 'noindex, nofollow',
    'Permissions-Policy': [...unused.map((name) => `${name}=()`), 'clipboard-write=(self)'].join(
      ', ',
    ),
  }
}

/** The policy for a `<meta>` element, which cannot carry `frame-ancestors` (CSP 3, section 3.3). */
export function metaPolicy(portalOrigin = ''): string {
  const { 'frame-ancestors': _, ...rest } = contentSecurityPolicy(portalOrigin)
  return serialize(rest)
}

function serialize(policy: Record<string, string>): string {
  return Object.entries(policy)
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ')
}
