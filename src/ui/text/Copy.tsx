/** A button that copies a text, and shows the result. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, type IconNode } from 'lucide'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { isApple } from '~/ui/platform'

/** Lucide's `copy`, as one path: a list may have many of them. */
const sheets: IconNode = [
  [
    'path',
    {
      d: 'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2ZM4 16a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2',
    },
  ],
]

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
  const { copied, copy, said } = useCopy({ inWords: children !== undefined })
  return (
    <span className="inline-flex max-w-full shrink-0 flex-wrap items-center gap-x-2 gap-y-1 align-middle">
      <CopyButton
        label={label}
        isCopied={copied !== null}
        onClick={() => copy(textOf(text), secret)}
      >
        {children}
      </CopyButton>
      {typeof text === 'string' && <Caution text={text} code={code} />}
      {said}
    </span>
  )
}

interface CopyButtonProps extends Pick<CopyProps, 'label' | 'children'> {
  isCopied: boolean
  /** Why there is nothing to copy. */
  reason?: string | null | undefined
  onClick: () => void
}

/** The button alone, for `useCopy`. */
export function CopyButton({ label, children, isCopied, reason, onClick }: CopyButtonProps) {
  return (
    <Button
      small
      look={children ? 'plain' : 'quiet'}
      aria-label={label}
      title={label}
      reason={reason}
      onClick={onClick}
      className={children ? '' : '-my-1.5 text-muted'}
    >
      <Icon of={isCopied ? Check : sheets} className={`size-4 ${isCopied ? 'text-good' : ''}`} />
      {children}
    </Button>
  )
}

interface CopyOptions {
  /** Shows "Copied" as text; otherwise an icon shows it, and only screen readers get the word. */
  inWords?: boolean
}

/** Copies a text; `said` is the result, to be rendered next to the button from the start. */
export function useCopy({ inWords = false }: CopyOptions = {}) {
  const { t } = useLingui()
  const [end, setEnd] = useState<{ text: string; secret: boolean; isCopied: boolean } | null>(null)
  const forget = useCallback(() => setEnd(null), [])
  useEffect(() => {
    if (!end?.isCopied) return
    const timer = setTimeout(forget, COPIED_MS)
    return () => clearTimeout(timer)
  }, [end, forget])
  const copy = async (text: string, secret: boolean) => {
    try {
      await navigator.clipboard.writeText(text)
      setEnd({ text, secret, isCopied: true })
    } catch {
      // Without HTTPS there is no clipboard, and a browser may refuse it.
      setEnd({ text, secret, isCopied: false })
    }
  }
  const byHand = end?.isCopied === false ? end : null
  const keys = isApple() ? t`Press ⌘C.` : t`Press Ctrl+C.`
  return {
    /** What has just been copied. */
    copied: end?.isCopied ? end.text : null,
    /** `secret`: never displayed as plain text, even if the browser cannot copy. */
    copy: (text: string, secret = false) => void copy(text, secret),
    said: (
      <>
        {byHand && <ByHand {...byHand} label={keys} onDone={forget} />}
        <span
          role="status"
          className={byHand ? 'text-sm text-warn' : inWords ? 'text-sm text-good' : 'sr-only'}
        >
          {byHand ? keys : end && <Trans>Copied</Trans>}
        </span>
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
  secret: boolean
  label: string
  onDone: () => void
}

/** The text, selected, to be copied by keyboard. */
function ByHand({ text, secret, label, onDone }: ByHandProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.select()
    const leave = ({ target }: MouseEvent) => target !== field.current && onDone()
    // While it is captured: the click that led here is bubbling now.
    addEventListener('click', leave, true)
    return () => removeEventListener('click', leave, true)
  }, [onDone])
  return (
    // A text area keeps line breaks, which an input would drop.
    <textarea
      ref={field}
      readOnly
      rows={1}
      value={text}
      translate="no"
      aria-label={label}
      // While something else is being pressed, it must not move: then the click ends this.
      onBlur={() => {
        if (!document.querySelector(':active')) onDone()
      }}
      onCopy={(event) => {
        // A browser would copy hidden characters as the displayed dots.
        if (!secret) return
        event.clipboardData.setData('text/plain', text)
        event.preventDefault()
      }}
      className={`h-8 w-32 resize-none overflow-hidden rounded-md border border-line-strong bg-surface px-2 py-1 align-middle font-mono ${secret ? '[-webkit-text-security:disc]' : ''}`}
    />
  )
}
