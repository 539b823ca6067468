/** A button that copies a text, and says what became of it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Copy as CopyIcon } from 'lucide'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { isApple } from '~/ui/platform'

/** How long "Copied" stands, in milliseconds. */
const said = 3000

interface CopyProps {
  /** A function where the text is long: it is built when it is copied. */
  text: string | (() => string)
  /** The button's whole name, such as "Copy host". */
  label: string
  /** What the button shows beside its icon; words that `label` contains. */
  children?: ReactNode
  /** Code of ours, where a line break is meant. */
  code?: boolean
  /** Never shown in plain, not even where the browser cannot copy. */
  secret?: boolean
}

export function Copy({ text, label, children, code, secret }: CopyProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)
  useEffect(() => {
    if (outcome !== 'copied') return
    const timer = setTimeout(() => setOutcome(null), said)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(textOf(text))
      setOutcome('copied')
    } catch {
      // There is no clipboard without HTTPS, and a browser may refuse it.
      setOutcome('refused')
    }
  }
  const shape = outcome === 'copied' ? Check : CopyIcon
  return (
    <span
      className={`inline-flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 align-middle ${children ? '' : '-my-1.5'}`}
    >
      <Button
        small
        look={children ? 'plain' : 'quiet'}
        aria-label={label}
        title={label}
        onClick={() => void copy()}
        className={children ? '' : 'text-muted'}
      >
        <Icon of={shape} className={`size-4 ${outcome === 'copied' ? 'text-good' : ''}`} />
        {children}
      </Button>
      {typeof text === 'string' && <Caution text={text} code={code} />}
      {/* Icons alone say "Copied" by their tick; a screen reader is told in words. */}
      <span role="status" className={children ? 'text-sm text-good' : 'sr-only'}>
        {outcome === 'copied' && <Trans>Copied</Trans>}
      </span>
      {outcome === 'refused' && (
        <ByHand text={textOf(text)} secret={secret} onDone={() => setOutcome(null)} />
      )}
    </span>
  )
}

function textOf(text: CopyProps['text']): string {
  return typeof text === 'string' ? text : text()
}

/** What pasting the text might do, where it could run by itself in a terminal. */
function Caution({ text, code }: { text: string; code: boolean | undefined }) {
  const breaks = !code && /[\n\r\u0085\u2028\u2029]/.test(text)
  const controls = /(?![\n\r\t])\p{Cc}/u.test(text)
  if (!breaks && !controls) return null
  return (
    <span className="text-sm text-warn">
      {breaks ? <Trans>Contains a line break</Trans> : <Trans>Contains control characters</Trans>}
    </span>
  )
}

interface ByHandProps {
  text: string
  secret: boolean | undefined
  onDone: () => void
}

/** The text, selected, for the keyboard to copy. */
function ByHand({ text, secret, onDone }: ByHandProps) {
  const { t } = useLingui()
  const keys = isApple() ? t`Press ⌘C.` : t`Press Ctrl+C.`
  return (
    <span className="inline-flex items-center gap-2">
      {/* A text area keeps line breaks, which a line of input would drop. */}
      <textarea
        ref={selectAll}
        readOnly
        rows={1}
        value={text}
        translate="no"
        aria-label={keys}
        onBlur={onDone}
        onCopy={(event) => {
          // A browser copies hidden characters as the dots that it shows.
          if (!secret) return
          event.clipboardData.setData('text/plain', text)
          event.preventDefault()
        }}
        className={`h-8 w-32 resize-none overflow-hidden rounded-md border border-line-strong bg-surface px-2 py-1 font-mono ${secret ? '[-webkit-text-security:disc]' : ''}`}
      />
      <span role="status" className="text-sm text-warn">
        {keys}
      </span>
    </span>
  )
}

function selectAll(field: HTMLTextAreaElement | null) {
  field?.select()
}
