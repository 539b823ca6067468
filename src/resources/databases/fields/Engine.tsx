/** A database's engine: its mark and its proper name. */
import { DataText } from '~/ui/text/DataText'
import { EngineMark, engineName } from '~/ui/marks/EngineMark'

export function Engine({ engine }: { engine: string }) {
  return (
    <span className="flex items-center gap-2">
      <EngineMark engine={engine} />
      <DataText>{engineName(engine)}</DataText>
    </span>
  )
}
