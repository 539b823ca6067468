/** Which operation the evidence shows to be refused. */
import type { WriteOp } from '~/patterns/write/write-state'
import type { Evidence } from '~/session/scope'

/** The operation of the newest write to databases, if that was refused; the others are not told by it. */
export function opRefused(evidence: readonly Evidence[]): WriteOp | null {
  const last = evidence.find(({ product, access }) => product === 'databases' && access === 'write')
  if (last?.allowed !== false) return null
  if (last.call.startsWith('DELETE')) return 'delete'
  return last.call.endsWith('/backups') ? 'backup' : 'create'
}
