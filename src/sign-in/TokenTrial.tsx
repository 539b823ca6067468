/** The form that tries a token: the field, the result of the reads, and the way in. */
import { Trans, useLingui } from '@lingui/react/macro'
import { QueryClientProvider } from '@tanstack/react-query'
import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type FormEvent,
  type ReactNode,
} from 'react'
import { beCalm } from '~/calm'
import { lazyComponent } from '~/i18n/lazy-component'
import { Button } from '~/ui/Button'
import { useOnLeave } from '~/ui/use-on-leave'
import { useStore } from '~/use-store'
import { currentSession, signedIn } from '~/session/current-session'
import { preferences } from '~/preferences'
import { reduced } from '~/protection/policy-events'
import type { Session } from '~/session/session'
import { cleanToken, type CleanToken } from '~/session/token-text'
import { signOutMark } from '~/session/restore'
import { SessionContext } from '~/session/use-session'
import { CheckedToken } from './CheckedToken'
import { TokenField } from './TokenField'
import { firstEntry, isChecking, openTrial, takeFirstEntry } from './trial'

export const LazySignInNotice = lazyComponent(() =>
  import('./SignInNotice').then((module) => module.SignInNotice),
)

const LazyNotRemembered = lazyComponent(() =>
  import('./SignInNotice').then((module) => module.NotRemembered),
)
const LazyCleaned = lazyComponent(() => import('./SignInNotice').then((module) => module.Cleaned))

/** Facts about the field's text; the token itself stays in the field. */
type FieldFacts = Omit<CleanToken, 'token'> & { empty: boolean }

function factsOf(text: string): FieldFacts {
  const { token, ...facts } = cleanToken(text)
  return { ...facts, cleaned: false, empty: token === '' }
}

interface TokenTrialProps {
  /** The label of the button that continues with the accepted token. */
  action: ReactNode
  onOpen: (session: Session, remember: boolean) => void
}

export function TokenTrial({ action, onOpen }: TokenTrialProps) {
  const { t } = useLingui()
  const field = useRef<HTMLInputElement>(null)
  const remember = useRef<HTMLInputElement>(null)
  const [facts, setFacts] = useState(() => factsOf(firstEntry().text))
  const [trial, setTrial] = useState(() => firstEntry().session)
  /** Counts the trials: one whose session is still being opened is dropped for a later one. */
  const turn = useRef(0)
  /** Whether the text in the field is on trial. */
  const tried = useRef(false)
  const [asked, setAsked] = useState(false)
  const exposed = useStore(reduced)
  const keeps = signOutMark() !== null && !exposed
  const minutes = preferences.get().idleMinutes

  const forget = () => {
    turn.current++
    tried.current = false
    if (trial !== signedIn()) trial?.close()
    setTrial(null)
    setAsked(false)
  }
  /** Reads the field; `tidy` also writes the cleaned token back. */
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
    // Enter after a paste that is already being checked.
    if (tried.current && (!trial || isChecking(trial))) return
    forget()
    const { token, problem, unusual } = look(true)
    if (problem || token === '') return
    if (unusual && !anyway) return setAsked(true)
    await show(openTrial(token))
  }
  const show = async (opening: Promise<Session>) => {
    const mine = turn.current
    tried.current = true
    const session = await opening
    if (mine === turn.current) setTrial(session)
    else session.close()
  }
  // What was entered before this screen was there.
  const takeOver = useEffectEvent(() => {
    const entry = field.current && takeFirstEntry(field.current)
    if (entry?.opening) {
      look(true)
      void show(entry.opening)
    } else if (entry) void check(false)
    // It may have been typed after this screen was rendered, and before it was shown.
    else if (field.current?.value) look(false)
  })
  useLayoutEffect(() => takeOver(), [])
  // The person signed out in another tab: no token stays here either.
  useEffect(() =>
    currentSession.subscribe(() => {
      if (signedIn()) return
      if (field.current) field.current.value = ''
      forget()
      look(false)
    }),
  )
  useOnLeave(forget)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void check(false)
  }

  return (
    <>
      {/* Without its script this form must send nothing: no field has a name, and the policy forbids it. */}
      <form method="post" onSubmit={submit} noValidate>
        <TokenField
          ref={field}
          problem={facts.problem}
          hint={facts.cleaned && <LazyCleaned />}
          onInput={(pasted) => {
            forget()
            look(pasted)
          }}
        />
        <label className="mt-2 flex items-center gap-2">
          <input
            ref={remember}
            type="checkbox"
            disabled={!keeps}
            // First find out whether the page is protected well enough for that.
            onChange={beCalm}
            aria-describedby="remember-help"
            className="size-4"
          />
          <Trans>Remember on this device</Trans>
        </label>
        <p id="remember-help" className="mt-0.5 ml-6 min-h-15 text-sm text-muted">
          {keeps ? (
            <Trans>
              Keeps the token in this browser, where anyone using it can read it. Signs you in for
              up to 7 days, unless you're away for {minutes} minutes. Otherwise only open or
              reopened tabs have it.
            </Trans>
          ) : (
            <LazyNotRemembered exposed={exposed} />
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
      <div aria-live="polite">
        {asked && (
          <div className="mt-4">
            <LazySignInNotice of="unusual" onAnyway={() => void check(true)} />
          </div>
        )}
        {trial && (
          <SessionContext value={trial}>
            <QueryClientProvider client={trial.queryClient} key={trial.key}>
              <CheckedToken
                onCancel={forget}
                action={action}
                onOpen={() => onOpen(trial, keeps && (remember.current?.checked ?? false))}
              />
            </QueryClientProvider>
          </SessionContext>
        )}
      </div>
    </>
  )
}
