/** What a refused call means for a screen: which controls are useless, and which scopes would help. */
import { useLingui } from '@lingui/react/macro'
import { isRefusal } from '~/api/errors'

/** Why a control has nothing to act on: the read was refused. Null otherwise. */
export function useReadRefusal(error: unknown): string | null {
  const { t } = useLingui()
  return isRefusal(error) ? t`The portal refuses this to the token.` : null
}
