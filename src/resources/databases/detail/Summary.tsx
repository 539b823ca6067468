/** A database at a glance: how to connect, its status, its backups; then every field, and what changed while it was watched. */
import { Trans, useLingui } from '@lingui/react/macro'
import { callTo } from '~/api/operations'
import type { DatabaseDetail } from '~/api/readers/database-detail'
import { formatTime } from '~/i18n/format'
import { LatestBackup } from '~/resources/backups/LatestBackup'
import { paths } from '~/paths'
import { ApiCalls } from '~/patterns/raw/ApiCalls'
import { CurlBlock } from '~/patterns/raw/CurlBlock'
import { Field, FieldList } from '~/patterns/record/FieldList'
import { Link } from '~/patterns/screen/Link'
import { hiddenText } from '~/api/readers/mask'
import { FurtherFields, KnownField } from '~/patterns/record/RecordFields'
import { Status } from '~/patterns/record/Status'
import { Time } from '~/ui/time/Time'
import { visibleText } from '~/ui/text/visible-text'
import { AtAGlance } from './AtAGlance'
import type { FieldChange } from './changes'
import { Connect } from '../connect/Connect'
import { CreationSteps } from '../create/CreationSteps'
import { Engine } from '../fields/Engine'
import { PlanName } from '../fields/PlanName'

interface SummaryProps {
  name: string
  detail: DatabaseDetail
  /** False while this is the answer to a create, which may hold less than a read. */
  isRead: boolean
  changes: readonly FieldChange[]
}

export function Summary({ name, detail, isRead, changes }: SummaryProps) {
  const { t } = useLingui()
  const { id, engine, sku, status, cluster, createdAt, createdAtText, unknown, secrets } = detail
  return (
    <>
      <CreationSteps name={name} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_auto_1fr]">
        {isRead ? (
          <Connect
            detail={detail}
            more={
              <Link to={paths.database(name, 'connect')} className="text-accent hover:underline">
                <Trans>Ready-made commands</Trans>
              </Link>
            }
          />
        ) : (
          <div aria-busy="true" className="card skeleton h-64" />
        )}
        <div className="grid gap-4 lg:col-start-2 lg:row-span-3 lg:row-start-1">
          <AtAGlance detail={detail} />
          <LatestBackup name={name} />
          {changes.length > 0 && <Changes changes={changes} />}
        </div>
        <FieldList title={t`Details`}>
          <KnownField label={t`Name`} what={t`Copy name`} text={detail.name} />
          <KnownField label={t`ID`} what={t`Copy ID`} text={id} />
          <KnownField label={t`Engine`} what={t`Copy engine`} text={engine}>
            {engine && <Engine engine={engine} />}
          </KnownField>
          <KnownField label={t`Plan`} what={t`Copy plan`} text={sku}>
            {sku && <PlanName sku={sku} />}
          </KnownField>
          <KnownField label={t`Status`} what={t`Copy status`} text={status}>
            <Status status={status} />
          </KnownField>
          <KnownField label={t`Cluster`} what={t`Copy cluster`} text={cluster} />
          <KnownField
            label={t`Created`}
            what={t`Copy creation time`}
            text={createdAt ?? createdAtText}
          >
            {createdAtText && <Time iso={createdAt} text={createdAtText} />}
          </KnownField>
        </FieldList>
        <FurtherFields
          fields={unknown}
          secrets={secrets}
          elsewhere={
            <Link to={paths.database(name, 'raw')} className="text-accent underline">
              <Trans>See “Raw”</Trans>
            </Link>
          }
        />
      </div>
      <ApiCalls>
        <CurlBlock {...callTo('getDatabase', { name })} />
        <CurlBlock label={t`Backup command (curl)`} {...callTo('startBackup', { name })} />
      </ApiCalls>
    </>
  )
}

function Changes({ changes }: { changes: readonly FieldChange[] }) {
  const { t } = useLingui()
  return (
    <FieldList title={t`Changes since you opened this page`}>
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
