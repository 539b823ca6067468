/** What a refused call means for a screen: which controls are of no use, and which scopes would do. */
import { useLingui } from '@lingui/react/macro'
import { isRefusal } from '~/api/errors'

/** Why a control has nothing to act on: the read was refused. Null where it was not. */
export function useReadRefusal(error: unknown): string | null {
  const { t } = useLingui()
  return isRefusal(error) ? t`The portal refuses this to the token.` : null
}
