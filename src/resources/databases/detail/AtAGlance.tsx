/** The main facts about a database next to its connection: status, plan, version and region, as far as the portal sends them. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { DatabaseDetail } from '~/api/readers/database-detail'
import { plainName, synonyms } from '~/api/readers/fields'
import { maskField } from '~/api/readers/mask'
import { NoValue, Status } from '~/patterns/record/Status'
import { Section } from '~/ui/Section'
import { DataText } from '~/ui/text/DataText'
import { PlanName } from '../fields/PlanName'

/** The contract does not describe them: they are searched in the unknown fields. */
const versionWords = synonyms('version engineversion dbversion databaseversion serverversion')
const regionWords = synonyms('region regionname location datacenter zone')

export function AtAGlance({ detail }: { detail: DatabaseDetail }) {
  const { t } = useLingui()
  const { status, sku } = detail
  const [version, region] = [furtherText(detail, versionWords), furtherText(detail, regionWords)]
  return (
    <Section title={t`At a glance`}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2.5">
        <Row label={t`Status`}>
          <Status status={status} />
        </Row>
        <Row label={t`Plan`}>{sku ? <PlanName sku={sku} /> : <NoValue />}</Row>
        {version && (
          <Row label={t`Version`}>
            <DataText>{version}</DataText>
          </Row>
        )}
        {region && (
          <Row label={t`Region`}>
            <DataText>{region}</DataText>
          </Row>
        )}
      </dl>
    </Section>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

function furtherText({ unknown, secrets }: DatabaseDetail, words: readonly string[]) {
  for (const { path, value } of unknown) {
    const isText = typeof value === 'string' || typeof value === 'number'
    if (isText && words.includes(plainName(path.split('.').at(-1) ?? '')))
      return maskField(path, String(value), secrets)
  }
  return null
}
