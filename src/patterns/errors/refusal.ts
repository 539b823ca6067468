/** What a refusal of the portal means for a screen: what is of no use there, and which token would do. */
import { useLingui } from '@lingui/react/macro'
import { isRefusal } from '~/api/errors'

interface Call {
  method: string
  path: string
}

/** Why a control has nothing to act on where a read was refused; null where it was not. */
export function useRefusal(error: unknown): string | null {
  const { t } = useLingui()
  return isRefusal(error) ? t`The portal refuses this to the token.` : null
}

/** The product that a call is about, as the portal's paths name it: `databases`. */
export function productOf({ path }: Call): string {
  return /^\/api\/portal\/([a-z]+)/.exec(path)?.[1] ?? ''
}

/** The scopes with which the portal lets a call through for certain. */
export function scopesFor(call: Call): string[] {
  return ['full', ...(call.method === 'GET' ? ['read'] : []), productOf(call)]
}
