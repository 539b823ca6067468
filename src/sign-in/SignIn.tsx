/** Signing in: paste a token, see what it may do, open the dashboard. */
import { Trans, useLingui } from '@lingui/react/macro'
import { startTransition, useEffect, type ComponentType, type ReactNode } from 'react'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { lazyComponent } from '~/i18n/lazy-component'
import { ownAddress, paths } from '~/paths'
import { BrandMark } from '~/patterns/screen/BrandMark'
import { LanguageSelect } from '~/patterns/screen/LanguageSelect'
import { DocumentTitle } from '~/patterns/screen/Screen'
import { settings } from '~/settings'
import { useStore } from '~/use-store'
import { addressHeldToken } from '~/protection/address-token'
import { askAgain } from '~/session/restore'
import { currentSession, startSession } from '~/session/current-session'
import { reduced } from '~/protection/policy-events'
import { tryStorage } from '~/site-storage'
import { LazySignInNotice, TokenTrial } from './TokenTrial'

const DemoButton = lazyComponent(() => import('./Demo').then((module) => module.DemoButton))

const AboveTheField = lazyComponent(() =>
  import('./AboveTheField').then((module) => module.AboveTheField),
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

  const isSignedIn = state.status === 'signed-in'
  const next = ownAddress(search.get('next') ?? '') ?? paths.home()
  const navigate = useNavigate()
  useEffect(() => {
    // The dashboard is rendered in steps; until it is there this screen stays.
    if (isSignedIn) startTransition(() => navigate(next, { replace: true }))
  }, [isSignedIn, navigate, next])
  const ending = isSignedIn ? null : state.ending
  const isExposed = useStore(reduced)
  const isAnythingToSay =
    isExposed || addressHeldToken() || ending !== null || mayHaveLeftSomething()

  // The same elements as in the first paint of index.html.
  return (
    <main className="sign-in-frame">
      <div className="sign-in-brand">
        <BrandMark />
        <span translate="no" className="whitespace-nowrap">
          {settings().brand.name}
        </span>
        <div className="ml-auto text-base font-normal">
          <LanguageSelect compact />
        </div>
      </div>
      <DocumentTitle screen={t`Sign in`} />
      <div className="card sign-in-card">
        <h1 className="sign-in-heading">
          <Trans>Sign in with an API token</Trans>
        </h1>
        <p className="sign-in-lead">
          <Trans>Paste a token you created in the portal or were given.</Trans>
        </p>
        <div aria-live="polite" className="flex flex-col gap-3 not-empty:mt-4">
          {isAnythingToSay && <AboveTheField ending={ending} UnverifiedWrites={UnverifiedWrites} />}
        </div>
        <Closed>
          <TokenTrial action={<Trans>Open dashboard</Trans>} onOpen={startSession} />
        </Closed>
        {settings().demo && <DemoButton />}
      </div>
    </main>
  )
}

/** Whether the browser may have open questions or tokens; the component that shows them checks more closely. */
function mayHaveLeftSomething(): boolean {
  const names = () => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]
  return tryStorage(() => names().some((name) => /writes|profiles|remembered/.test(name)), false)
}

/** Asks the other tabs for their session whenever this tab gets the focus. */
function askWhenSeen(): () => void {
  const ask = () => void askAgain()
  addEventListener('focus', ask)
  return () => removeEventListener('focus', ask)
}

/** Plain HTTP would expose a token to anybody on the network, so there is no field for one. */
function Closed({ children }: { children: ReactNode }) {
  if (window.isSecureContext) return children
  return (
    <div className="mt-4">
      <LazySignInNotice of="insecure" />
    </div>
  )
}
