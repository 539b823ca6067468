/** The check of write access for a token on trial, where only a write shows its scope. */
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
