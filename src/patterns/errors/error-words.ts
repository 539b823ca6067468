/** A sentence and a next step for each kind of error: the one place for the words of errors. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ApiError, ErrorReason } from '~/api/errors'
import { operationOf } from '~/api/operations'

interface ErrorWords {
  what: MessageDescriptor
  next: MessageDescriptor
}

const reasons: Partial<Record<ErrorReason, ErrorWords>> = {
  html: {
    what: msg`The portal returned a web page instead of data.`,
    next: msg`The reverse proxy for /api/portal is probably not set up, or a login page is in front of it. Ask whoever runs this site.`,
  },
  redirect: {
    what: msg`The API returned a redirect; it may have moved or require a login.`,
    next: msg`Check the portal address in this site's configuration.`,
  },
  'cut-off': {
    what: msg`The response was cut off.`,
    next: msg`It isn't shown because part of it may be missing. Try again.`,
  },
  shape: {
    what: msg`The response has an unexpected format.`,
    next: msg`The portal may be newer than this dashboard. The raw response is shown instead.`,
  },
  'too-large': {
    what: msg`The list is larger than 8 MiB and isn't shown.`,
    next: msg`Use the API directly to read it in parts.`,
  },
  'read-only': {
    what: msg`Not sent: this profile is set to read-only.`,
    next: msg`Read-only is set in this browser. Turn it off under “Profiles” in the header.`,
  },
}

/** An error page comes from a gateway: the proxy works, but the portal behind it did not answer. */
const gateway: ErrorWords = {
  what: msg`A gateway in front of the portal returned an error.`,
  next: msg`The portal may be restarting. Try again in a moment.`,
}

/** What went wrong and what to do about it. The status code and the portal's own words are shown beside it. */
export function errorWords(error: Pick<ApiError, 'kind' | 'reason' | 'status'>): ErrorWords {
  if (error.reason === 'html' && error.status && error.status >= 500) return gateway
  const special = error.reason && reasons[error.reason]
  if (special && (error.kind === 'broken' || error.kind === 'rejected')) return special
  switch (error.kind) {
    case 'offline':
      return {
        what: msg`You're offline.`,
        next: msg`Updates resume when you're back online.`,
      }
    case 'unreachable':
      return {
        what: msg`Couldn't get a response from the API.`,
        next: msg`The portal is unreachable, or it doesn't allow this site to read its responses (CORS). Check your connection and try again.`,
      }
    case 'timeout':
      return {
        what: msg`The portal took too long to respond.`,
        next: msg`It may be busy or the connection slow. Try again in a moment.`,
      }
    case 'unauthorized':
      return {
        what: msg`The portal didn't accept the token.`,
        next: msg`The token is being checked again. If it is still accepted, updates resume within a minute.`,
      }
    case 'forbidden':
      return error.reason === 'html'
        ? {
            what: msg`Blocked by something in front of the API (403).`,
            next: msg`Probably a firewall or proxy. It says nothing about the token; ask whoever runs your network or this site.`,
          }
        : {
            what: msg`This token doesn't have permission to do that.`,
            next: msg`Use a token whose scope allows it.`,
          }
    case 'quota':
      return {
        what: msg`You've reached your plan's quota.`,
        next: msg`Delete databases you no longer need, or ask your provider for a larger plan.`,
      }
    case 'not-found':
      return {
        what: msg`Not found.`,
        next: msg`It was deleted, is hidden from this token, or the portal's address is wrong.`,
      }
    case 'limited':
      return {
        what: msg`This token has reached its rate limit.`,
        next: msg`Updates resume when the portal allows it again.`,
      }
    case 'rejected':
      return {
        what: msg`The portal rejected the request.`,
        next: msg`See the portal's message for the reason.`,
      }
    case 'broken':
      return {
        what: msg`The portal reported an error.`,
        next: msg`The problem is on the portal's side. Try again in a moment.`,
      }
  }
}

/** The scopes with which the portal certainly allows a call. */
export function scopesFor(call: { method: string; path: string }): string[] {
  const { product, access } = operationOf(call) ?? {}
  return ['full', ...(access === 'read' ? ['read'] : []), product ?? '']
}
