/** The portal's own words about a failed call: as text, cut at a few lines until it is expanded. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { ApiError } from '~/api/errors'
import { maskSentence } from '~/api/readers/mask'
import { Button } from '~/ui/Button'
import { visibleText } from '~/ui/text/visible-text'

export function PortalQuote({ error }: { error: ApiError | undefined }) {
  const { t } = useLingui()
  const [all, setAll] = useState(false)
  if (!error?.portalMessage) return null
  const { portalMessage, portalMore } = error
  const text = all ? portalMessage + portalMore : portalMessage
  // An element, because Lingui would interpret tags in a plain value.
  const said = (
    <q translate="no">
      {visibleText(maskSentence(text))}
      {portalMore && !all ? '…' : ''}
    </q>
  )
  return (
    <p className={all ? 'max-h-60 overflow-auto' : ''} tabIndex={all ? 0 : undefined}>
      <Trans>The portal says: {said}</Trans>{' '}
      {portalMore && !all && (
        <Button small look="quiet" onClick={() => setAll(true)}>{t`Show all`}</Button>
      )}
    </p>
  )
}
