/** One call, opened beside the record: its facts, headers and bodies with secrets masked, the same as curl. */
import { Trans, useLingui } from '@lingui/react/macro'
import { X } from 'lucide'
import { useEffect, useRef } from 'react'
import type { CallEntry } from '~/api/call-log/call-log'
import { formatTime } from '~/i18n/format'
import { bodyOf } from '~/patterns/raw/call-body'
import { CallBody } from '~/patterns/raw/CallBody'
import { Said } from '~/patterns/errors/ErrorNotice'
import { errorWords } from '~/patterns/errors/error-words'
import { CurlBlock } from '~/patterns/raw/CurlBlock'
import { Field, FieldList } from '~/patterns/record/FieldList'
import { laneWords } from '~/patterns/screen/lane-words'
import { Link } from '~/patterns/screen/Link'
import { Button } from '~/ui/Button'
import { DataText } from '~/ui/text/DataText'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'
import { overMiddle } from '~/ui/over-middle'
import { visibleText } from '~/ui/text/visible-text'
import { jsonSent, maskedHeaders, sentHeaders } from './call-text'
import { failedBefore } from './find-calls'
import { CallStatus } from './CallStatus'
import { formatSecond, formatBytes, formatTook } from './measure'

interface CallPanelProps {
  /** Undefined where the record does not hold it (any more). */
  call: CallEntry | undefined
  calls: readonly CallEntry[]
  addressOf: (call: CallEntry) => string
  onClose: () => void
  /** The focus has gone to something that the panel covers. */
  onLeave: () => void
}

export function CallPanel({ call, calls, addressOf, onClose, onLeave }: CallPanelProps) {
  const { t } = useLingui()
  const title = call ? `${call.method} ${visibleText(call.path)}` : t`Call not in the log`
  const panel = useRef<HTMLElement>(null)
  // A native listener, because the element is a landmark and no control: Escape only moves the focus out of it.
  useEffect(() => {
    const element = panel.current
    const press = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    const arrive = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || element?.contains(target)) return
      if (element?.contains(overMiddle(target))) onLeave()
    }
    element?.addEventListener('keydown', press)
    addEventListener('focusin', arrive)
    return () => {
      element?.removeEventListener('keydown', press)
      removeEventListener('focusin', arrive)
    }
  }, [onClose, onLeave])
  return (
    <aside
      ref={panel}
      aria-label={title}
      className="fixed inset-y-0 right-0 z-20 w-[min(40rem,100vw)] space-y-4 overflow-auto overscroll-contain border-l border-line bg-canvas p-4 raised md:top-13"
    >
      <div className="flex items-start justify-between gap-3">
        <h2
          ref={focusIt}
          tabIndex={-1}
          translate={call ? 'no' : undefined}
          className="pt-1 font-mono font-semibold [overflow-wrap:anywhere] outline-none"
        >
          {title}
        </h2>
        <Button look="quiet" small aria-label={t`Close`} title={t`Close`} onClick={onClose}>
          <Icon of={X} className="size-4" />
        </Button>
      </div>
      {call ? (
        <Opened call={call} before={failedBefore(call, calls)} addressOf={addressOf} />
      ) : (
        <p className="text-muted">
          <Trans>
            The log keeps this session's latest 500 calls and is cleared when you reload.
          </Trans>
        </p>
      )}
    </aside>
  )
}

interface OpenedProps {
  call: CallEntry
  before: CallEntry | null
  addressOf: (call: CallEntry) => string
}

function Opened({ call, before, addressOf }: OpenedProps) {
  const { t } = useLingui()
  const body = jsonSent(call)
  return (
    <>
      <Failure call={call} />
      <Facts call={call} before={before} addressOf={addressOf} />
      <Headers title={t`Request headers`} headers={maskedHeaders(sentHeaders(call))} />
      <CallBody title={t`Request body`} body={bodyOf(call.requestBody)} />
      {call.responseHeaders && (
        <>
          <Headers title={t`Response headers`} headers={maskedHeaders(call.responseHeaders)} />
          <CallBody title={t`Response body`} body={bodyOf(call.responseText)} />
        </>
      )}
      <CurlBlock method={call.method} path={call.path} {...(body ? { body } : {})} />
    </>
  )
}

/** The sentence for the error; the answer itself is below. */
function Failure({ call: { error, reason, status } }: { call: CallEntry }) {
  const { i18n } = useLingui()
  if (!error) return null
  const words = errorWords({ kind: error, reason, status })
  return (
    <Notice tone={error === 'limited' ? 'warn' : 'bad'}>
      <Said kind={error} status={status}>
        {i18n._(words.what)}
      </Said>
      <p className="text-muted">{i18n._(words.next)}</p>
      <p className="text-xs text-muted">
        <Trans>
          Error type: <code translate="no">{reason ? `${error}, ${reason}` : error}</code>
        </Trans>
      </p>
    </Notice>
  )
}

function Facts({ call, before, addressOf }: OpenedProps) {
  const { t, i18n } = useLingui()
  const { at, lane, waitedMs, heldMs, tookMs, size, screen } = call
  const iso = new Date(at).toISOString()
  // Less is no wait, only the time that the code takes.
  const held = heldMs !== undefined && heldMs >= 20
  return (
    <FieldList title={t`Call`}>
      <Field label={t`Time`}>
        <time dateTime={iso} title={iso}>
          {formatTime(at, { dateStyle: 'medium', timeStyle: 'medium' })}
        </time>
      </Field>
      <Field label={t`Status`}>
        <CallStatus call={call} />
      </Field>
      <Field label={t`Took`}>{formatTook(tookMs)}</Field>
      <Field label={t`Waited`}>
        <Trans>{formatTook(waitedMs)} for the rate limit</Trans>
        {held && (
          <>
            , <Trans>{formatTook(heldMs)} for a token check</Trans>
          </>
        )}
      </Field>
      <Field label={t`Priority`}>{i18n._(laneWords[lane])}</Field>
      <Field label={t`Size`}>{formatBytes(size)}</Field>
      {screen && (
        <Field label={t`Screen`}>
          <DataText className="font-mono text-xs">{decoded(screen)}</DataText>
        </Field>
      )}
      {before && (
        <Field label={t`Previous attempt`}>
          <Link to={addressOf(before)} className="text-accent hover:underline">
            <Trans>The same call failed at {formatSecond(before.at)}</Trans>
            {before.status ? ` (${before.status})` : ''}
          </Link>
        </Field>
      )}
    </FieldList>
  )
}

function Headers({
  title,
  headers,
}: {
  title: string
  headers: readonly (readonly [name: string, value: string])[]
}) {
  return (
    <FieldList title={title}>
      {headers.map(([name, value], index) => (
        <div
          // A header may come twice.
          key={`${index} ${name}`}
          translate="no"
          className="flex flex-wrap gap-x-3 py-1.5 font-mono text-xs [overflow-wrap:anywhere]"
        >
          <dt className="w-40 shrink-0 text-muted">{visibleText(name)}</dt>
          <dd className="min-w-48 flex-1">{visibleText(value)}</dd>
        </div>
      ))}
    </FieldList>
  )
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

/** A stable function, so that its result is kept from one render to the next. */
function focusIt(heading: HTMLElement | null) {
  heading?.focus()
}
