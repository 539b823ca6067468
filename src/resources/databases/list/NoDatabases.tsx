/** In place of the list of an account without databases. */
import { Trans, useLingui } from '@lingui/react/macro'
import { EmptyState } from '~/patterns/list/EmptyState'
import { databases } from '~/products/registry'

export function NoDatabases() {
  const { t } = useLingui()
  return (
    <EmptyState icon={databases.icon} title={t`No databases yet`}>
      <Trans>Create your first database to get started.</Trans>
    </EmptyState>
  )
}
