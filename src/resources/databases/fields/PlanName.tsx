/** A database's plan in words, or its SKU where it cannot be read. */
import { DataText } from '~/ui/text/DataText'
import { planWords } from './plan'

export function PlanName({ sku }: { sku: string }) {
  const words = planWords(sku)
  if (!words) return <DataText>{sku}</DataText>
  return (
    <span translate="no" title={sku} className="whitespace-nowrap">
      {words}
    </span>
  )
}
