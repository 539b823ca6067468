/** Reads a plan (SKU) into words. */
import { formatNumber } from '~/i18n/format'

/**
 * `db-s-1vcpu-2gb` as `1 vCPU · 2 GB`; null for a SKU of another form. The form follows the contract's examples and is
 * not guaranteed.
 */
export function planWords(sku: string): string | null {
  const plan = readPlan(sku)
  return (
    plan &&
    `${formatNumber(plan.cpus)} vCPU · ${formatNumber(plan.memory)} ${plan.unit.toUpperCase()}`
  )
}

/** What plans are sorted by: processors, then memory. */
export function planSize(sku: string): number | null {
  const plan = readPlan(sku)
  if (!plan) return null
  const gigabytes = plan.memory / (plan.unit === 'mb' ? 1024 : 1)
  return plan.cpus * 1e6 + gigabytes
}

function readPlan(sku: string) {
  const found = /(?:^|-)(\d{1,4})vcpu-(\d{1,5}(?:\.\d{1,3})?)(gb|mb)(?:-|$)/i.exec(sku)
  if (!found) return null
  const [, cpus, memory, unit = ''] = found
  return { cpus: Number(cpus), memory: Number(memory), unit: unit.toLowerCase() }
}
