/** Three checks for a portal that cannot be read, none with a token. */
import { callTo } from '~/api/operations'
import { blockedByPolicy } from '~/protection/policy-events'

type Reachability =
  | { kind: 'policy' }
  | { kind: 'cors' }
  | { kind: 'answers' }
  | { kind: 'unreachable'; privateAddress: boolean }

/** Finds out whether this page's policy, the portal's CORS rules or the network is the cause. */
export async function diagnose(portalUrl: string): Promise<Reachability> {
  const { origin, hostname } = new URL(portalUrl)
  const probe = {
    method: 'GET',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  } as const
  try {
    // Without CORS any answer at all, though unreadable, shows that somebody is there.
    // oxlint-disable-next-line no-restricted-globals -- it asks whether anybody is there, without the token
    await fetch(origin + callTo('listDatabases').path, { ...probe, mode: 'no-cors' })
  } catch {
    if (blockedByPolicy(origin)) return { kind: 'policy' }
    const privateAddress = /^(10|127|192\.168|172\.(1[6-9]|2\d|3[01]))\.|^localhost$/.test(hostname)
    return { kind: 'unreachable', privateAddress }
  }
  return { kind: origin === location.origin ? 'answers' : 'cors' }
}
