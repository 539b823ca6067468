/** What a database is: the known fields, what else the portal tells, and what changed while it was watched. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { DatabaseDetail } from '~/api/readers/database-detail'
import { looksSecret, maskUrl } from '~/api/readers/secrets'
import { formatTime } from '~/i18n/format'
import { paths } from '~/paths'
import { CurlBlock } from '~/patterns/CurlBlock'
import { Field, FieldList } from '~/patterns/FieldList'
import { Link } from '~/patterns/Link'
import { hiddenText } from '~/patterns/raw-lines'
import { Status, Unknown } from '~/patterns/Status'
import { Copy } from '~/ui/Copy'
import { DataText } from '~/ui/DataText'
import { RevealButton, useReveal } from '~/ui/Reveal'
import { Time } from '~/ui/Time'
import { visibleText } from '~/ui/visible-text'
import type { Change } from './changes'
import { Engine } from './Engine'
import { PlanName } from './PlanName'

/** How long a secret stays readable, in milliseconds. */
const revealed = 10_000

interface SummaryProps {
  name: string
  detail: DatabaseDetail
  changes: readonly Change[]
}

export function Summary({ name, detail, changes }: SummaryProps) {
  const { t } = useLingui()
  const { id, engine, sku, status, cluster, createdAt, createdAtText, unknown } = detail
  return (
    <>
      {changes.length > 0 && <Changes changes={changes} />}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <FieldList title={t`Details`}>
          <Known label={t`Name`} what={t`Copy name`} text={detail.name} />
          <Known label={t`ID`} what={t`Copy ID`} text={id} />
          <Known label={t`Engine`} what={t`Copy engine`} text={engine}>
            {engine && <Engine engine={engine} />}
          </Known>
          <Known label={t`Plan`} what={t`Copy plan`} text={sku}>
            {sku && <PlanName sku={sku} />}
          </Known>
          <Field label={t`Status`}>
            <Status status={status} />
          </Field>
          <Known label={t`Cluster`} what={t`Copy cluster`} text={cluster} />
          <Known
            label={t`Created`}
            what={t`Copy time of creation`}
            text={createdAt ?? createdAtText}
          >
            {createdAtText && <Time iso={createdAt} text={createdAtText} />}
          </Known>
        </FieldList>
        {unknown.length > 0 && (
          <FieldList title={t`More`}>
            {unknown.map(({ path, value }) =>
              typeof value === 'object' && value !== null ? (
                <Field key={path} label={visibleText(path)}>
                  <Link to={paths.database(name, 'raw')} className="text-accent underline">
                    <Trans>see “Raw”</Trans>
                  </Link>
                </Field>
              ) : (
                <Further key={path} path={path} text={value === null ? null : String(value)} />
              ),
            )}
          </FieldList>
        )}
      </div>
      <CurlBlock method="GET" path={`/api/portal/databases/${encodeURIComponent(name)}`} />
    </>
  )
}

interface KnownProps {
  label: string
  /** The name of its copy button. */
  what: string
  text: string | null
  children?: ReactNode
}

function Known({ label, what, text, children }: KnownProps) {
  return (
    <Field label={label} actions={text && <Copy text={text} label={what} />}>
      {text === null ? <Unknown /> : (children ?? <DataText>{text}</DataText>)}
    </Field>
  )
}

/** A field that this dashboard does not know, under the portal's own word for it. */
function Further({ path, text }: { path: string; text: string | null }) {
  const { t } = useLingui()
  const reveal = useReveal(revealed)
  const label = visibleText(path)
  if (text === null)
    return (
      <Field label={label}>
        <Unknown />
      </Field>
    )
  const masked = path.split('.').some(looksSecret) ? hiddenText : maskUrl(text)
  const isSecret = masked !== text
  return (
    <Field
      label={<bdi translate="no">{label}</bdi>}
      actions={
        <>
          {isSecret && <RevealButton reveal={reveal} label={t`Show ${label}`} />}
          <Copy text={text} secret={isSecret} label={t`Copy ${label}`} />
        </>
      }
    >
      {/* A tooltip would show a long secret on its own. */}
      {isSecret ? (
        <bdi translate="no" className="block [overflow-wrap:anywhere]">
          {visibleText(reveal.shown ? text : masked)}
        </bdi>
      ) : (
        <DataText>{text}</DataText>
      )}
    </Field>
  )
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useLingui()
  return (
    <FieldList title={t`While you watched`}>
      {changes.map(({ at, path, from, to }) => (
        <Field key={`${at} ${path}`} label={formatTime(at, { timeStyle: 'medium' })}>
          <span translate="no" className="[overflow-wrap:anywhere]">
            {visibleText(path)}: {from === hiddenText ? from : visibleText(from ?? '—')} →{' '}
            {visibleText(to ?? '—')}
          </span>
        </Field>
      ))}
    </FieldList>
  )
}
