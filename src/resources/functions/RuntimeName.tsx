/** A function's runtime: its mark and its proper name. */
import { DataText } from '~/ui/text/DataText'
import { Mark } from '~/ui/marks/Mark'
import { readRuntime } from './runtime'

export function RuntimeName({ runtime }: { runtime: string }) {
  const { name, mark } = readRuntime(runtime)
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Mark {...mark} />
      <DataText className="min-w-0">{name}</DataText>
    </span>
  )
}
