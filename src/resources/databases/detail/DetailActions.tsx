/** The actions for the database in view: back up, delete; or why they are off. */
import { Trans, useLingui } from '@lingui/react/macro'
import { DatabaseBackup, Trash2 } from 'lucide'
import { sameName } from '~/api/names'
import type { DatabaseDetail } from '~/api/readers/database-detail'
import { SwitchTo } from '~/patterns/errors/ProfileOffer'
import { useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { pressOnce } from '~/ui/press-once'
import { startBackup } from '../start-backup'
import { useActionReasons } from '../use-action-reasons'

interface DetailActionsProps {
  name: string
  detail: DatabaseDetail | undefined
  onDelete: () => void
}

export function DetailActions({ name, detail, onDelete }: DetailActionsProps) {
  const { t } = useLingui()
  const session = useSession()
  const { backup, remove, offer, tryAnyway } = useActionReasons(name, detail)
  const unread = !detail
    ? t`The database hasn't loaded yet.`
    : sameName(detail.name, name)
      ? null
      : t`The response is for another database.`
  return (
    <>
      {offer && <SwitchTo offer={offer} />}
      {tryAnyway && <Button look="quiet" onClick={tryAnyway}>{t`Try anyway`}</Button>}
      <Button {...pressOnce} reason={unread ?? backup} onClick={() => startBackup(session, name)}>
        <Icon of={DatabaseBackup} className="size-4" />
        <Trans>Back up now</Trans>
      </Button>
      <Button reason={unread ?? remove} onClick={onDelete}>
        <Icon of={Trash2} className="size-4" />
        <Trans>Delete</Trans>
      </Button>
    </>
  )
}
