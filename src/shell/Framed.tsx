/** All that is shown inside another page's frame, because such a page could trick people into clicking buttons here. */
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import { Notice } from '~/ui/Notice'

export function Framed() {
  return (
    <I18nProvider i18n={i18n}>
      <main className="p-4">
        <Notice tone="bad" role="alert">
          <Trans>For your security, this page doesn't run inside another page.</Trans>
        </Notice>
      </main>
    </I18nProvider>
  )
}
