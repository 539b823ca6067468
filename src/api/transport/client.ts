/** The openapi-fetch client of a connection. The method and path of each call come from `operations.ts`. */
import createClient from 'openapi-fetch'
import { fillPath } from '../operations'

/** `request()` checks what it sends against the contract (`OperationInput`), so the client may take any call. */
interface AnyOperation {
  parameters: { path?: Record<string, string> }
  requestBody?: { content: { 'application/json': unknown } }
  responses: { 200: { content: { 'application/json': unknown } } }
}
type AnyPath = Record<string, Record<'get' | 'post' | 'delete', AnyOperation>>

export type PortalClient = ReturnType<typeof createPortalClient>

/** A client for the portal at `portalUrl` (an absolute origin). */
export function createPortalClient(portalUrl: string) {
  return createClient<AnyPath>({
    baseUrl: portalUrl,
    // A cookie, a redirect with the token, a referrer or a cached body could reveal something.
    credentials: 'omit',
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    pathSerializer: fillPath,
  })
}
