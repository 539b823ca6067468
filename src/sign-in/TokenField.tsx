/** The field for a token: hidden characters, revealed for a moment on request, never stored by a form. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Eye, EyeOff } from 'lucide'
import { useEffect, useState, type ReactNode, type Ref } from 'react'
import { lazyComponent } from '~/i18n/lazy-component'
import { Button } from '~/ui/Button'
import type { CleanToken } from '~/session/token-text'
import { Icon } from '~/ui/Icon'

const TokenProblem = lazyComponent(() =>
  import('./SignInNotice').then((module) => module.TokenProblem),
)

/** How long a revealed token stays readable, in milliseconds. */
const revealed = 10_000

interface TokenFieldProps {
  ref: Ref<HTMLInputElement>
  problem: CleanToken['problem']
  hint: ReactNode
  /** `pasted`: the new text was copied from elsewhere, and may include more than the token. */
  onInput: (pasted: boolean) => void
}

/** Text that was not typed (Input Events Level 2). */
const copied = new Set(['insertFromPaste', 'insertFromDrop'])

export function TokenField({ ref, problem, hint, onInput }: TokenFieldProps) {
  const { t } = useLingui()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(false), revealed)
    return () => clearTimeout(timer)
  }, [shown])
  const shape = shown ? EyeOff : Eye
  return (
    <>
      <label htmlFor="token" className="field-label">
        <Trans>API token</Trans>
      </label>
      <div className="flex gap-2">
        {/* No name, and no password type: a form could put it into the address, a browser into its store. */}
        <input
          ref={ref}
          id="token"
          type="text"
          autoFocus
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          translate="no"
          placeholder="htx_…"
          aria-invalid={problem ? true : undefined}
          aria-describedby="token-help"
          onInput={({ nativeEvent: event }) =>
            onInput(event instanceof InputEvent && copied.has(event.inputType))
          }
          className={`field-box field-token min-w-0 flex-1 ${shown ? '' : 'field-secret'} ${problem ? 'border-bad' : ''}`}
        />
        <Button
          onClick={() => setShown(!shown)}
          aria-pressed={shown}
          aria-label={t`Show token`}
          className="h-10! w-10 px-0!"
        >
          <Icon of={shape} className="size-4" />
        </Button>
      </div>
      <p
        id="token-help"
        role={problem ? 'alert' : undefined}
        aria-live={problem ? 'assertive' : 'polite'}
        className={`mt-1.5 min-h-5 text-sm ${problem ? 'text-bad' : 'text-muted'}`}
      >
        {problem ? <TokenProblem problem={problem} /> : hint}
      </p>
    </>
  )
}
