/** A failed read in its place: a sentence, the portal's own words, the status, what to do, and the raw answer. */
import { useLingui, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { ApiError } from '~/api/errors'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { visibleText } from '~/ui/visible-text'
import { errorWords } from './error-words'

interface ErrorNoticeProps {
  error: ApiError
  /** A sentence in place of the general one, where the screen can say it better. */
  title?: ReactNode
  onRetry?: () => void
  actions?: ReactNode
}

export function ErrorNotice({ error, title, onRetry, actions }: ErrorNoticeProps) {
  const { i18n } = useLingui()
  const words = errorWords(error)
  const { status, portalMessage, call } = error
  const raw = error.kind === 'broken' ? call?.responseText : undefined
  return (
    <Notice
      tone="bad"
      role="alert"
      actions={
        <>
          {onRetry && (
            <Button small onClick={onRetry}>
              <Trans>Try again</Trans>
            </Button>
          )}
          {actions}
        </>
      }
    >
      <p className="font-medium">
        {title ?? i18n._(words.what)}
        {status ? <span className="text-muted"> ({status})</span> : null}
      </p>
      {portalMessage && (
        <p>
          <Trans>
            The portal says: <q translate="no">{visibleText(portalMessage)}</q>
          </Trans>
        </p>
      )}
      <p className="text-muted">{i18n._(words.next)}</p>
      {raw && (
        <details>
          <summary className="text-accent">
            <Trans>Show raw</Trans>
          </summary>
          <pre
            translate="no"
            className="mt-2 max-h-60 overflow-auto rounded-md bg-surface p-2 font-mono text-xs whitespace-pre-wrap"
          >
            {visibleText(raw.slice(0, 4000))}
          </pre>
        </details>
      )}
    </Notice>
  )
}
