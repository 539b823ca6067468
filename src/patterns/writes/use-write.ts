/** Writes inside React. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLingui } from '@lingui/react/macro'
import { useStore } from '~/use-store'
import { followWrite } from './FollowedWrite'
import type { Write } from './write'
import { isBusy, type WriteOp } from './write-state'
import { refusedOps } from './writes'

/** Why this token may not do it, once the portal has said so; null while it has not. */
export function useRefusal(op: WriteOp): string | null {
  const { t } = useLingui()
  const refused = useStore(refusedOps(useQueryClient()))
  if (!refused.has(op)) return null
  if (op === 'create') return t`This token may not create databases (403).`
  if (op === 'delete') return t`This token may not delete databases (403).`
  return t`This token may not back up databases (403).`
}

/** A write that is still at work when its screen is left is shown among the notifications. */
export function useOutlive<Result>(write: Write<Result> | null): void {
  const client = useQueryClient()
  useEffect(
    () => () => {
      if (write && isBusy(write.state.get())) followWrite(client, write)
    },
    [client, write],
  )
}
