/** The check of writing for a token on trial, where only writing tells which scope it has. */
import { isWritingOpen } from '~/token/access-words'
import { createWriteCheck } from '~/token/write-check'
import { WriteAccess } from '~/token/WriteAccess'
import { useScope, useSession } from '~/session/use-session'
import { useStore } from '~/use-store'

export function TrialWriteAccess() {
  const { evidence } = useScope()
  const { step } = useStore(useSession().service(createWriteCheck))
  return isWritingOpen(evidence) || step !== 'idle' ? <WriteAccess /> : null
}
