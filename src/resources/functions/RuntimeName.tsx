/** A function's runtime: its mark and its proper name. */
import { DataText } from '~/ui/text/DataText'
import { Mark } from '~/ui/EngineMark'
import { readRuntime } from './runtime'

export function RuntimeName({ runtime }: { runtime: string }) {
  const { name, letters, colour } = readRuntime(runtime)
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Mark letters={letters} colour={colour} />
      <DataText className="min-w-0">{name}</DataText>
    </span>
  )
}
