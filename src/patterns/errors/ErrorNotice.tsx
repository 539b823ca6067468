/** A failed read, shown in place of its data: a sentence, the portal's own words, the status, what to do, and the raw answer. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactNode } from 'react'
import { isRefusal, type ApiError } from '~/api/errors'
import { formatList } from '~/i18n/format'
import { settings } from '~/settings'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { visibleText } from '~/ui/text/visible-text'
import { bodyOf } from '~/patterns/raw/call-body'
import { BodyView } from '~/patterns/raw/CallBody'
import { errorWords, scopesFor } from './error-words'
import { OfferWords, SwitchTo, useOfferFor } from './ProfileOffer'
import { PortalQuote } from './PortalQuote'

interface ErrorNoticeProps {
  error: ApiError
  /** A sentence that is more specific than the general one. */
  title?: ReactNode
  /** A next step that is more specific than the general one. */
  next?: ReactNode
  onRetry?: () => void
  actions?: ReactNode
}

/** Whether another server than the portal may have answered: then the whole address is shown. */
function mayBeElsewhere({ kind, reason }: ApiError): boolean {
  return kind === 'not-found' || reason === 'html' || reason === 'redirect'
}

function Asked({ method, path }: { method: string; path: string }) {
  const call = (
    <code translate="no" className="[overflow-wrap:anywhere]">
      {visibleText(`${method} ${settings().portalUrl}${path}`)}
    </code>
  )
  return (
    <p className="text-muted">
      <Trans>Request: {call}</Trans>
    </p>
  )
}

export function ErrorNotice({ error, title, next, onRetry, actions }: ErrorNoticeProps) {
  const { t, i18n } = useLingui()
  const words = errorWords(error)
  const { status, call } = error
  const other = useOfferFor(call)
  const refused = isRefusal(error)
  const offer = refused ? other : null
  const raw = error.kind === 'broken' ? call?.responseText : undefined
  return (
    <Notice
      tone="bad"
      role="alert"
      actions={
        <>
          {onRetry && <Button small onClick={onRetry}>{t`Try again`}</Button>}
          {offer && <SwitchTo offer={offer} small />}
          {actions}
        </>
      }
    >
      {/* An element as a title contains its status already. */}
      <Said kind={error.kind} status={typeof title === 'object' ? undefined : status}>
        {title ?? i18n._(words.what)}
      </Said>
      <PortalQuote error={error} />
      <p className="text-muted">
        {offer ? (
          <OfferWords offer={offer} />
        ) : refused && call && !next ? (
          <ScopesThatDo call={call} />
        ) : (
          (next ?? i18n._(words.next))
        )}
      </p>
      {call && mayBeElsewhere(error) && <Asked method={call.method} path={call.path} />}
      {raw && <ShowRaw text={raw} />}
    </Notice>
  )
}

function ScopesThatDo({ call }: { call: { method: string; path: string } }) {
  const scopes = formatList(scopesFor(call), 'disjunction')
  return <Trans>Use a token whose scope allows it: {scopes}.</Trans>
}

interface SaidProps extends Pick<ApiError, 'kind' | 'status'> {
  children: ReactNode
}

/** The status of a refusal is before the full stop, that of other errors after it. */
export function Said({ kind, status, children }: SaidProps) {
  return (
    <p className="font-medium">
      {kind === 'forbidden' && typeof children === 'string' ? (
        children.includes(`(${status})`) ? (
          children
        ) : (
          children.replace(/\.?$/, ` (${status})$&`)
        )
      ) : (
        <>
          {children}
          {status ? <span className="text-muted"> ({status})</span> : null}
        </>
      )}
    </p>
  )
}

/** The raw answer, folded, because it may be long and few need it. */
function ShowRaw({ text }: { text: string }) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const body = open && bodyOf(text)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="text-accent">{t`Show raw response`}</summary>
      {body && (
        <div className="mt-2 max-h-80 overflow-auto">
          <BodyView label={t`Raw response`} body={body} />
        </div>
      )}
    </details>
  )
}
