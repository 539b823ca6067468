/** What the answer to the check of write access proves. */
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { formatClock } from '~/i18n/format'
import { ErrorNotice } from '~/patterns/errors/ErrorNotice'
import { PortalQuote } from '~/patterns/errors/PortalQuote'
import { Notice } from '~/ui/Notice'
import { writeCheckCall, type WriteCheck } from './write-check'

type Done = Extract<WriteCheck, { step: 'done' }>

export function WriteVerdictNotice({ name, at: checkedAt, error }: Done) {
  const at = formatClock(checkedAt)
  const status = error?.status ? `${error.status}` : '—'
  const isPage = error?.reason === 'html'
  const said = (tone: 'good' | 'warn' | 'bad', what: ReactNode, means: ReactNode) => (
    <Notice tone={tone} role="status">
      <p className="font-medium">{what}</p>
      <p className="text-muted">{means}</p>
      <PortalQuote error={error ?? undefined} />
      <p className="text-sm text-muted [overflow-wrap:anywhere]">
        <code translate="no">{writeCheckCall(name)}</code> · {status} · {at}
      </p>
    </Notice>
  )
  if (!error)
    return said(
      'good',
      <Trans>Allowed: the portal carried out the call.</Trans>,
      <Trans>Nothing had this name, so nothing was deleted.</Trans>,
    )
  if (error.kind === 'forbidden' && !isPage)
    return said(
      'bad',
      <Trans>Refused (403): this token can't write databases.</Trans>,
      <Trans>That's proof: its scope is neither full nor databases.</Trans>,
    )
  if (error.kind === 'not-found' && !isPage)
    return said(
      'warn',
      <Trans>Unclear (404): no such database, as expected.</Trans>,
      <Trans>
        The token may be able to write, but this isn't proof: the portal may have checked the name
        before the scope. The first real write will tell.
      </Trans>,
    )
  if (error.kind === 'forbidden')
    return said(
      'warn',
      <Trans>Blocked by something in front of the API (403).</Trans>,
      <Trans>This says nothing about the token.</Trans>,
    )
  return (
    <ErrorNotice
      error={error}
      title={
        <Trans>The check at {at} gave no clear response. It won't be repeated automatically.</Trans>
      }
    />
  )
}
