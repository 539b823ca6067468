/** The token: what it may do and why that is known, how much of its limit is used, what the portal's contract has. */
import { useLingui } from '@lingui/react/macro'
import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { refresh } from '~/api/query-client'
import { Screen } from '~/patterns/screen/Screen'
import { Button } from '~/ui/Button'
import { useProductLists } from '~/products/use-product-lists'
import { TokenCheck } from './TokenCheck'
import { Actions } from './Actions'
import { ContractWatch } from './ContractWatch'
import { RateLimit } from '~/rate-limit/RateLimit'
import { ScopeReasons } from './ScopeReasons'
import { Section } from '~/ui/Section'
import { SessionFacts } from './SessionFacts'
import { SiteSettings } from './SiteSettings'
import { WriteAccess } from './WriteAccess'

export function TokenScreen() {
  const { t } = useLingui()
  const reads = useProductLists()
  const settled = reads.some(({ query }) => query.isLoading) ? 'until-settled' : ''
  return (
    <Screen title={t`Token`} actions={<CheckAgain />}>
      <div className="space-y-4">
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(24rem,100%),1fr))] items-start gap-4">
          <div className="space-y-4">
            <Section title={t`Token check`}>
              <TokenCheck reads={reads} />
            </Section>
            <div className={`space-y-4 ${settled}`}>
              <WriteAccess />
              <Actions />
            </div>
          </div>
          <div className={`space-y-4 ${settled}`}>
            <SessionFacts />
            <ScopeReasons />
            <ContractWatch />
            <SiteSettings />
          </div>
        </div>
        <div className={settled}>
          <RateLimit />
        </div>
      </div>
    </Screen>
  )
}

/** Refreshes what this screen shows. */
function CheckAgain() {
  const { t } = useLingui()
  const client = useQueryClient()
  const isBusy = useIsFetching() > 0
  const check = () => {
    for (const query of client.getQueryCache().findAll({ type: 'active' }))
      if (!query.isDisabled()) void refresh(client, query.queryKey)
  }
  return <Button aria-busy={isBusy} onClick={check}>{t`Check again`}</Button>
}
