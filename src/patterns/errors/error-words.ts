/** Every kind of error as a sentence for people and a next step. The one place where errors get their words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ApiError, ErrorReason } from '~/api/errors'
import { operationOf } from '~/api/operations'

export interface ErrorWords {
  what: MessageDescriptor
  next: MessageDescriptor
}

const reasons: Partial<Record<ErrorReason, ErrorWords>> = {
  html: {
    what: msg`The answer was a web page, not data.`,
    next: msg`The reverse proxy for /api/portal is probably not set up, or a login page stands in front of it.`,
  },
  redirect: {
    what: msg`The API answered with a redirect; it may have moved or asks for a login page.`,
    next: msg`Check the portal's address in this site's settings.`,
  },
  'cut-off': {
    what: msg`The answer was cut off.`,
    next: msg`Nothing of it is shown, because a part may be missing. Try again.`,
  },
  shape: {
    what: msg`Unexpected answer shape.`,
    next: msg`The portal may be newer than this dashboard. The answer is shown as it came.`,
  },
  'too-large': {
    what: msg`The list is larger than 8 MiB and is not shown.`,
    next: msg`Use the API directly to read it in parts.`,
  },
  'read-only': {
    what: msg`Not sent: this profile is set to read-only.`,
    next: msg`That is a safety catch of this browser. The profiles in the banner take it off.`,
  },
}

/** An error as a web page comes from a gateway: the proxy is set up, but the portal behind it did not answer. */
const gateway: ErrorWords = {
  what: msg`A gateway in front of the portal reported an error.`,
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
        what: msg`You are offline.`,
        next: msg`Reading goes on by itself when the connection is back.`,
      }
    case 'unreachable':
      return {
        what: msg`The API cannot be read.`,
        next: msg`Either the portal cannot be reached, or it does not allow this site to read its answers (CORS).`,
      }
    case 'timeout':
      return {
        what: msg`No answer from the portal in time.`,
        next: msg`It may be busy or the connection slow. Try again in a moment.`,
      }
    case 'unauthorized':
      return {
        what: msg`The portal did not accept the token.`,
        next: msg`The token is checked by itself. Unless it is refused then too, reading goes on within a minute.`,
      }
    case 'forbidden':
      return error.reason === 'html'
        ? {
            what: msg`Refused (403) by something in front of the API.`,
            next: msg`A firewall or proxy refused the call; this says nothing about the token.`,
          }
        : {
            what: msg`This token may not do that.`,
            next: msg`Use a token whose scope allows it.`,
          }
    case 'quota':
      return {
        what: msg`Your plan's quota is used up.`,
        next: msg`Delete what is no longer needed, or ask the vendor for a larger plan.`,
      }
    case 'not-found':
      return {
        what: msg`Not found.`,
        next: msg`It was deleted, is hidden from this token, or the portal's address is wrong.`,
      }
    case 'limited':
      return {
        what: msg`The rate limit of this token is reached.`,
        next: msg`Reading goes on by itself when the portal allows it again.`,
      }
    case 'rejected':
      return { what: msg`The portal rejected the call.`, next: msg`Its own words say why.` }
    case 'broken':
      return {
        what: msg`The portal reported an error.`,
        next: msg`This is on the portal's side. Try again in a moment.`,
      }
  }
}

/** The scopes with which the portal lets a call through for certain. */
export function scopesFor(call: { method: string; path: string }): string[] {
  const { product, access } = operationOf(call) ?? {}
  return ['full', ...(access === 'read' ? ['read'] : []), product ?? '']
}
