/** A button that copies a text, and shows the result. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Copy as CopyIcon } from 'lucide'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { isApple } from '~/ui/platform'

/** How long "Copied" is shown, in milliseconds. */
const COPIED_MS = 3000

interface CopyProps {
  /** A function for a long text, which is built when it is copied. */
  text: string | (() => string)
  /** The button's accessible name, such as "Copy host". */
  label: string
  /** Words next to the icon, which `label` contains. */
  children?: ReactNode
  /** Our own code, whose line breaks are intended. */
  code?: boolean
  /** Never displayed as plain text, even if the browser cannot copy. */
  secret?: boolean
}

export function Copy({ text, label, children, code, secret }: CopyProps) {
  const { isCopied, copy, said } = useCopy({ secret, inWords: children !== undefined })
  const shape = isCopied ? Check : CopyIcon
  return (
    <span
      className={`inline-flex max-w-full shrink-0 flex-wrap items-center gap-x-2 gap-y-1 align-middle ${children ? '' : '-my-1.5'}`}
    >
      <Button
        small
        look={children ? 'plain' : 'quiet'}
        aria-label={label}
        title={label}
        onClick={() => copy(textOf(text))}
        className={children ? '' : 'text-muted'}
      >
        <Icon of={shape} className={`size-4 ${isCopied ? 'text-good' : ''}`} />
        {children}
      </Button>
      {typeof text === 'string' && <Caution text={text} code={code} />}
      {said}
    </span>
  )
}

interface CopyOptions {
  secret?: boolean | undefined
  /** Shows "Copied" as text; otherwise the icon shows it, and only screen readers get the word. */
  inWords?: boolean
}

/** Copies a text; `said` is the result, to be rendered next to the button. */
export function useCopy({ secret, inWords = false }: CopyOptions) {
  const [end, setEnd] = useState<{ text: string; isCopied: boolean } | null>(null)
  useEffect(() => {
    if (!end?.isCopied) return
    const timer = setTimeout(() => setEnd(null), COPIED_MS)
    return () => clearTimeout(timer)
  }, [end])
  const copied = end?.isCopied ?? false
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      setEnd({ text, isCopied: true })
    } catch {
      // Without HTTPS there is no clipboard, and a browser may refuse it.
      setEnd({ text, isCopied: false })
    }
  }
  return {
    isCopied: copied,
    copy: (text: string) => void copy(text),
    said: (
      <>
        <span role="status" className={inWords ? 'text-sm text-good' : 'sr-only'}>
          {copied && <Trans>Copied</Trans>}
        </span>
        {end && !copied && <ByHand text={end.text} secret={secret} onDone={() => setEnd(null)} />}
      </>
    ),
  }
}

function textOf(text: CopyProps['text']): string {
  return typeof text === 'string' ? text : text()
}

/** Warns of text that a terminal would execute when it is pasted. */
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

/** The text, selected, to be copied by keyboard. */
function ByHand({ text, secret, onDone }: ByHandProps) {
  const { t } = useLingui()
  const keys = isApple() ? t`Press ⌘C.` : t`Press Ctrl+C.`
  return (
    <span className="inline-flex items-center gap-2">
      {/* A text area keeps line breaks, which an input would drop. */}
      <textarea
        ref={selectAll}
        readOnly
        rows={1}
        value={text}
        translate="no"
        aria-label={keys}
        onBlur={onDone}
        onCopy={(event) => {
          // A browser would copy hidden characters as the displayed dots.
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
