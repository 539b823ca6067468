/** The way in: paste a token, see what it may do, open the dashboard. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, type ComponentType, type ReactNode } from 'react'
import { Navigate, useSearchParams } from 'react-router-dom'
import { lazyComponent } from '~/i18n/lazy-component'
import { ownAddress, paths } from '~/paths'
import { journalUsed } from '~/patterns/write/journal-used'
import { BrandMark } from '~/patterns/screen/BrandMark'
import { LanguageSelect } from '~/patterns/screen/LanguageSelect'
import { DocumentTitle } from '~/patterns/screen/Screen'
import { settings } from '~/settings'
import { useStore } from '~/use-store'
import { addressHeldToken } from '~/protection/address-token'
import { askAgain } from '~/session/restore'
import { currentSession, startSession } from '~/session/current-session'
import { ProtectionNotice } from '~/protection/ProtectionNotice'
import { otherProfilesKept } from '~/session/restore'
import { LazySignInNotice, TokenTrial } from './TokenTrial'

const EndingNotice = lazyComponent(async () => (await import('./EndingNotice')).EndingNotice)

const DemoButton = lazyComponent(async () => (await import('./Demo')).DemoButton)

const ProfilesToGoOnWith = lazyComponent(
  async () => (await import('./ProfilesToGoOnWith')).ProfilesToGoOnWith,
)

interface SignInProps {
  /** What was being sent when the last session ended. */
  UnverifiedWrites: ComponentType
}

export function SignIn({ UnverifiedWrites }: SignInProps) {
  const { t } = useLingui()
  const state = useStore(currentSession)
  const [search] = useSearchParams()
  const isNew = state.status === 'signed-out' && state.ending === null
  useEffect(() => (isNew ? askWhenSeen() : undefined), [isNew])

  if (state.status === 'signed-in')
    return <Navigate to={ownAddress(search.get('next') ?? '') ?? paths.home()} replace />

  // The same pieces as the first paint in index.html.
  return (
    <main className="sign-in-frame">
      <div className="sign-in-brand">
        <BrandMark />
        <span translate="no">{settings().brand.name}</span>
      </div>
      <DocumentTitle screen={t`Sign in`} />
      <div className="card sign-in-card">
        <h1 className="sign-in-heading">
          <Trans>Sign in with an API token</Trans>
        </h1>
        <p className="sign-in-lead">
          <Trans>Paste a token you created in the portal or were given.</Trans>
        </p>
        <div className="space-y-3 not-empty:mt-4">
          <ProtectionNotice />
          {addressHeldToken() && <LazySignInNotice of="in-address" />}
          {state.ending && <EndingNotice ending={state.ending} />}
          {journalUsed.get() && <UnverifiedWrites />}
          {otherProfilesKept() && <ProfilesToGoOnWith />}
        </div>
        <Closed>
          <TokenTrial action={<Trans>Open dashboard</Trans>} onOpen={startSession} />
        </Closed>
        {settings().demo && <DemoButton />}
      </div>
      <LanguageSelect compact />
    </main>
  )
}

/** Asks the other tabs for their session each time that the person comes back to this one. */
function askWhenSeen(): () => void {
  const ask = () => void askAgain()
  addEventListener('focus', ask)
  return () => removeEventListener('focus', ask)
}

/** Over plain HTTP anybody on the line could read a token, so there is no field for one. */
function Closed({ children }: { children: ReactNode }) {
  if (window.isSecureContext) return children
  return (
    <div className="mt-4">
      <LazySignInNotice of="insecure" />
    </div>
  )
}
