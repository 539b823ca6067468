/** A plan (SKU) read into words. */
import { formatNumber } from '~/i18n/format'

/**
 * `db-s-1vcpu-2gb` as `1 vCPU · 2 GB`; null for a SKU that is built otherwise. The form follows the contract's
 * examples; nothing promises it.
 */
export function planWords(sku: string): string | null {
  const found = /(?:^|-)(\d{1,4})vcpu-(\d{1,5}(?:\.\d+)?)(gb|mb)(?:-|$)/i.exec(sku)
  if (!found) return null
  const [, cpus, memory, unit] = found
  return `${formatNumber(Number(cpus))} vCPU · ${formatNumber(Number(memory))} ${unit?.toUpperCase()}`
}

/** What plans are sorted by: processors, then memory. */
export function planSize(sku: string): number | null {
  const found = /(\d+)vcpu-(\d+(?:\.\d+)?)(gb|mb)/i.exec(sku)
  if (!found) return null
  const gigabytes = Number(found[2]) / (found[3]?.toLowerCase() === 'mb' ? 1024 : 1)
  return Number(found[1]) * 1e6 + gigabytes
}
