/** Said of a token that the portal knows and lets read nothing. */
import { Trans } from '@lingui/react/macro'
import { nameInSentence } from '~/products/product-words'
import { registry } from '~/products/registry'
import { Notice } from '~/ui/Notice'

export function NothingAllowed() {
  const names = registry.map(nameInSentence)
  const last = names.pop()
  return (
    <Notice tone="warn" role="status">
      <Trans>
        This token is valid, but it can't read {names.join(', ')} or {last}.
      </Trans>
    </Notice>
  )
}
