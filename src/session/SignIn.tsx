/** The way in: paste a token, see what it may do, open the dashboard. */
import { Trans, useLingui } from '@lingui/react/macro'
import { QueryClientProvider } from '@tanstack/react-query'
import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { later } from '~/i18n/later'
import { ownAddress, paths } from '~/paths'
import { journalHolds } from '~/patterns/notices'
import { DocumentTitle } from '~/patterns/Screen'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useStore } from '~/use-store'
import { addressHeldToken } from './address-token'
import { CheckedToken } from './CheckedToken'
import { cleanToken, type CleanToken } from './clean-token'
import type { Epoch } from './epoch'
import { dropCandidate, session, startSession, tryToken } from './session'
import { SignInFrame } from './SignInFrame'
import { signOutMark } from './token-storage'
import { TokenField } from './TokenField'
import type { Prober } from './TokenCheck'
import { EpochContext } from './use-session'

const EndingNotice = later('troubles', async () => (await import('./EndingNotice')).EndingNotice)

const UnverifiedWrites = later(
  'database',
  async () => (await import('~/patterns/writes/UnverifiedWrites')).UnverifiedWrites,
)

/** What is known of the field's text; the token itself stays in the field. */
type FieldFacts = Omit<CleanToken, 'token'> & { empty: boolean }
const nothingYet: FieldFacts = { empty: true, cleaned: false, problem: null, unusual: false }

export function SignIn({ Prober }: { Prober: Prober }) {
  const { t } = useLingui()
  const state = useStore(session)
  const [search] = useSearchParams()
  const field = useRef<HTMLInputElement>(null)
  const remember = useRef<HTMLInputElement>(null)
  const [facts, setFacts] = useState(nothingYet)
  const [trial, setTrial] = useState<Epoch | null>(null)
  const [asked, setAsked] = useState(false)
  const keeps = signOutMark() !== null

  if (state.status === 'signed-in')
    return <Navigate to={ownAddress(search.get('next') ?? '') ?? paths.home()} replace />

  const forget = () => {
    dropCandidate()
    setTrial(null)
    setAsked(false)
  }
  /** Reads the field; `tidy` also writes the cleaned token back into it. */
  const look = (tidy: boolean): CleanToken => {
    const clean = cleanToken(field.current?.value ?? '')
    if (tidy && field.current && clean.cleaned) field.current.value = clean.token
    const { token, ...rest } = clean
    setFacts((before) => ({
      ...rest,
      cleaned: tidy && (rest.cleaned || before.cleaned),
      empty: token === '',
    }))
    return clean
  }
  const check = async (anyway: boolean) => {
    forget()
    const { token, problem, unusual } = look(true)
    if (problem || token === '') return
    if (unusual && !anyway) return setAsked(true)
    setTrial(await tryToken(token))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void check(false)
  }

  return (
    <SignInFrame>
      <DocumentTitle screen={t`Sign in`} />
      <div className="card sign-in-card">
        <h1 className="sign-in-heading">
          <Trans>Sign in with an API token</Trans>
        </h1>
        <p className="sign-in-lead">
          <Trans>Paste the token that you made in the portal or that somebody gave you.</Trans>
        </p>
        <div className="space-y-3 not-empty:mt-4">
          {addressHeldToken() && (
            <Notice tone="warn" role="alert">
              <Trans>
                A token was in the address and has been removed. It may be in your history: revoke
                it and make a new one.
              </Trans>
            </Notice>
          )}
          {state.ending && <EndingNotice ending={state.ending} />}
          {journalHolds() && <UnverifiedWrites />}
        </div>
        <Closed>
          {/* Without its script this form must lead nowhere: no field has a name, and the policy forbids it. */}
          <form method="post" onSubmit={submit} noValidate>
            <TokenField
              ref={field}
              problem={facts.problem}
              hint={facts.cleaned ? <Trans>Removed extra characters around the token</Trans> : null}
              onInput={() => {
                forget()
                look(false)
              }}
              onPaste={() => look(true)}
            />
            <label className="mt-2 flex items-center gap-2">
              <input
                ref={remember}
                type="checkbox"
                disabled={!keeps}
                aria-describedby="remember-help"
                className="size-4"
              />
              <Trans>Remember on this device</Trans>
            </label>
            <p id="remember-help" className="mt-0.5 ml-6 text-sm text-muted">
              {keeps ? (
                <Trans>
                  For 7 days, readable by anyone who uses this browser. Otherwise until the tab is
                  closed.
                </Trans>
              ) : (
                <Trans>This browser keeps nothing for this site.</Trans>
              )}
            </p>
            <Button
              type="submit"
              look={trial ? 'plain' : 'primary'}
              reason={facts.empty ? t`Paste a token first.` : null}
              className="mt-4 w-full"
            >
              <Trans>Check token</Trans>
            </Button>
          </form>
          {asked && (
            <div className="mt-4">
              <Notice
                tone="warn"
                role="alert"
                actions={
                  <Button small onClick={() => void check(true)}>
                    <Trans>Use it anyway</Trans>
                  </Button>
                }
              >
                <Trans>This does not look like a portal token (htx_…). Use it anyway?</Trans>
              </Notice>
            </div>
          )}
          {trial && (
            <EpochContext value={trial}>
              <QueryClientProvider client={trial.queryClient} key={trial.key}>
                <Prober>
                  {(probes) => (
                    <CheckedToken
                      probes={probes}
                      onCancel={forget}
                      onOpen={() => startSession(remember.current?.checked ?? false)}
                    />
                  )}
                </Prober>
              </QueryClientProvider>
            </EpochContext>
          )}
        </Closed>
      </div>
    </SignInFrame>
  )
}

/** No field for a token where it could be stolen: inside another page, or on a line that anybody can read. */
function Closed({ children }: { children: ReactNode }) {
  const framed = window.top !== window.self
  if (!framed && window.isSecureContext) return children
  return (
    <div className="mt-4">
      <Notice tone="bad" role="alert">
        {framed ? (
          <Trans>This page refuses to run inside another page.</Trans>
        ) : (
          <Trans>Not served over HTTPS: tokens cannot be entered here.</Trans>
        )}
      </Notice>
    </div>
  )
}
