/** The header set of the site: the one source for the build, the servers, the host files and the tests. */

export interface SiteOptions {
  /** Added to `connect-src`, where the portal answers on an origin of its own and not through a reverse proxy. */
  portalOrigin?: string
  /** Where browsers report what the policy has blocked. */
  reportUrl?: string
}

/** The content security policy, directive by directive. */
export function contentSecurityPolicy({ portalOrigin = '', reportUrl }: SiteOptions = {}): Record<
  string,
  string
> {
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
    // `report-to` is for current browsers, `report-uri` for older ones of Firefox and Safari.
    ...(reportUrl ? { 'report-to': 'policy', 'report-uri': reportUrl } : {}),
  }
}

/**
 * All that a browser could let a page do. Left out: `clipboard-write`, which is used, and `local-network-access` with
 * its kin, which a portal at a private address needs.
 */
const unused =
  'accelerometer aria-notify attribution-reporting autoplay bluetooth ' +
  'browsing-topics camera captured-surface-control clipboard-read compute-pressure cross-origin-isolated ' +
  'deferred-fetch deferred-fetch-minimal digital-credentials-create digital-credentials-get display-capture encrypted-media ' +
  'fullscreen gamepad geolocation gyroscope hid identity-credentials-get ' +
  'idle-detection interest-cohort keyboard-map language-detector language-model local-fonts ' +
  'magnetometer media-playback-while-not-visible microphone midi on-device-speech-recognition otp-credentials ' +
  'payment picture-in-picture private-state-token-issuance private-state-token-redemption publickey-credentials-create publickey-credentials-get ' +
  'screen-wake-lock serial speaker-selection storage-access summarizer sync-xhr ' +
  'translator unload usb web-share window-management xr-spatial-tracking'

/** Every header that an answer of the site carries. */
export function siteHeaders(options: SiteOptions = {}): Record<string, string> {
  const { reportUrl } = options
  return {
    'Content-Security-Policy': serialize(contentSecurityPolicy(options)),
    'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'X-Robots-Tag': 'noindex, nofollow',
    'Permissions-Policy': `${unused.replaceAll(' ', '=(), ')}=(), clipboard-write=(self)`,
    ...(reportUrl ? { 'Reporting-Endpoints': `policy="${reportUrl}"` } : {}),
  }
}

/** The policy for a `<meta>` element, which cannot carry `frame-ancestors` and reports (CSP 3, section 3.3). */
export function metaPolicy({ portalOrigin = '' }: SiteOptions = {}): string {
  const { 'frame-ancestors': _, ...rest } = contentSecurityPolicy({ portalOrigin })
  return serialize(rest)
}

function serialize(policy: Record<string, string>): string {
  return Object.entries(policy)
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ')
}
