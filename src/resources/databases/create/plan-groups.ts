/** The plans that are offered for a new database, by their source. */
import type { Database } from '~/api/readers/database'
import { planSize } from '../fields/plan'

interface PlanGroup {
  from: 'settings' | 'contract' | 'in-use'
  skus: string[]
}

/** The examples in the contract; only the portal knows whether they are on sale. */
const examples = ['db-s-1vcpu-2gb', 'ch-s-1vcpu-2gb']

/**
 * The SKUs for an engine: those of the site's settings, the contract's (its examples, and those of a newer one), and
 * those in use; without duplicates, small ones first. Plans that start with `ch-` are ClickHouse's: they come first for
 * it, and last for all others.
 */
export function planGroups(
  engine: string,
  settingsPlans: Record<string, string[]>,
  inUse: readonly Database[],
  newPlans: readonly string[] = [],
): PlanGroup[] {
  const forEngine = inUse.filter((row) => row.engine?.toLowerCase() === engine)
  const groups: PlanGroup[] = [
    { from: 'settings', skus: settingsPlans[engine] ?? [] },
    { from: 'contract', skus: [...examples, ...newPlans] },
    { from: 'in-use', skus: [...forEngine, ...inUse].flatMap(({ sku }) => sku ?? []) },
  ]
  const seen = new Set<string>()
  const once = groups.map(({ from, skus }) => ({
    from,
    skus: skus.filter((sku) => !seen.has(sku) && seen.add(sku)).toSorted(byFit(engine)),
  }))
  return once.filter(({ skus }) => skus.length > 0)
}

/** The preselected plan. */
export function firstPlan(engine: string, groups: readonly PlanGroup[]): string {
  const skus = groups.flatMap((group) => group.skus)
  return skus.find((sku) => fits(engine, sku)) ?? skus[0] ?? ''
}

function byFit(engine: string) {
  return (a: string, b: string) =>
    Number(fits(engine, b)) - Number(fits(engine, a)) || (planSize(a) ?? 0) - (planSize(b) ?? 0)
}

function fits(engine: string, sku: string): boolean {
  return sku.startsWith('ch-') === (engine === 'clickhouse')
}
