/** What can be done to the database in view: back it up, delete it; or why not. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide'
import { sameName } from '~/api/names'
import type { DatabaseDetail } from '~/api/readers/database-detail'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { BackupButton } from './BackupButton'
import { databases } from './databases'
import { useActionReasons } from './use-action-reasons'

interface DetailActionsProps {
  name: string
  detail: DatabaseDetail | undefined
  onDelete: () => void
}

export function DetailActions({ name, detail, onDelete }: DetailActionsProps) {
  const { t } = useLingui()
  const { remove } = useActionReasons(name)
  const hasTwin = useTwin(name)
  const reason = !detail
    ? t`The database has not been read yet.`
    : !sameName(detail.name, name)
      ? t`The answer is about another database.`
      : hasTwin
        ? t`Two entries share this name.`
        : /delet|destroy|terminat/i.test(detail.status ?? '')
          ? t`It is being deleted.`
          : null
  return (
    <>
      {reason === null ? (
        <BackupButton name={name} />
      ) : (
        <Button reason={reason}>
          <Trans>Back up now</Trans>
        </Button>
      )}
      <Button reason={reason ?? remove} onClick={onDelete}>
        <Icon of={Trash2} className="size-4" />
        <Trans>Delete</Trans>
      </Button>
    </>
  )
}

/** Whether the list, as it was last read, has this name more than once. */
function useTwin(name: string): boolean {
  const list = useQueryClient().getQueryData(databases.list().queryKey)
  return list?.items.some((row) => row.name === name && row.nameProblem === 'duplicate') ?? false
}
