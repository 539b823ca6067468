/** A database's plan in words with its SKU below, or only the SKU where it cannot be read. */
import { DataText } from '~/ui/text/DataText'
import { planWords } from './plan'

export function PlanName({ sku }: { sku: string }) {
  const words = planWords(sku)
  if (!words) return <DataText>{sku}</DataText>
  return (
    <>
      <span translate="no" className="whitespace-nowrap md:block md:leading-5">
        {words}
      </span>
      <DataText className="beneath text-xs leading-4 text-muted max-md:hidden">{sku}</DataText>
    </>
  )
}
