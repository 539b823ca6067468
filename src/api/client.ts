/** The one openapi-fetch client, typed by the contract. Only `request()` makes it send anything. */
import createClient from 'openapi-fetch'
import { nameProblem } from './names'
import type { paths } from './schema'

/** What the contract does not name: where the portal publishes the contract itself. */
interface ContractPath {
  '/api/openapi': { get: { responses: { 200: { content: { 'application/json': unknown } } } } }
}

export type PortalClient = ReturnType<typeof createPortalClient>

/**
 * A client for the portal at `portalUrl` (an absolute origin). Names become exactly one path segment;
 * a name that cannot (RFC 3986 dot segments, slashes, …) throws before a request exists.
 */
export function createPortalClient(portalUrl: string) {
  return createClient<paths & ContractPath>({
    baseUrl: portalUrl,
    // A cookie, a redirect followed with the token, a referrer or a stored body would give something away.
    credentials: 'omit',
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    pathSerializer: (path, parameters) =>
      path.replace(/\{([^}]+)\}/g, (_, key: string) => {
        const value = parameters[key]
        const problem = nameProblem(value)
        if (problem) throw new Error(`This name cannot be put into a request: ${problem}`)
        return encodeURIComponent(String(value))
      }),
  })
}
