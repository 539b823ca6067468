/** The page: language, addresses, screens, and what is shown if all of it fails. */
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { Routes } from './routes'
import { RootBoundary } from './shell/RootBoundary'
import { SiteRouter } from './shell/SiteRouter'

export function App() {
  return (
    <RootBoundary>
      <I18nProvider i18n={i18n}>
        <SiteRouter>
          <Routes />
        </SiteRouter>
      </I18nProvider>
    </RootBoundary>
  )
}
