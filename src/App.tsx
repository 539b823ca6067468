/** The page: language, addresses, screens, and what is shown if all of it fails. */
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { BrowserRouter } from 'react-router-dom'
import { Routes } from './routes'
import { RootBoundary } from './shell/RootBoundary'

/** Without the last slash, which the router does not want in front of its own. */
const basename = import.meta.env.BASE_URL.replace(/\/$/, '')

export function App() {
  return (
    <RootBoundary>
      <I18nProvider i18n={i18n}>
        {/* As a transition a change of the address lags behind what is typed into a filter, and letters get lost. */}
        <BrowserRouter
          basename={basename}
          future={{ v7_startTransition: false, v7_relativeSplatPath: true }}
        >
          <Routes />
        </BrowserRouter>
      </I18nProvider>
    </RootBoundary>
  )
}
