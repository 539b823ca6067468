/** The actions of a row in the list of databases. */
import { useLingui } from '@lingui/react/macro'
import type { Database } from '~/api/readers/database'
import { RowMenu } from '~/patterns/table/RowMenu'
import { createStore } from '~/store'
import { useStore } from '~/use-store'
import type { Session } from '~/session/session'
import { useSession } from '~/session/use-session'
import { useOnLeave } from '~/ui/use-on-leave'
import { visibleText } from '~/ui/text/visible-text'
import { DeleteDatabase } from '../DeleteDatabase'
import { startBackup } from '../start-backup'
import { useActionReasons } from '../use-action-reasons'

/** The database that the question is about. Not in its row, which may be removed before the dialog. */
const deleteAsked = createStore<{ session: Session; name: string; drawn: Database } | null>(null)

export function DatabaseActions({ name, database }: { name: string; database: Database }) {
  const { t } = useLingui()
  const session = useSession()
  const { offer, tryAnyway, ...reasons } = useActionReasons(name, database)
  return (
    <RowMenu
      name={name}
      actions={[
        {
          label: t`Back up now`,
          reason: reasons.backup,
          onSelect: () => startBackup(session, name),
        },
        {
          label: t`Delete`,
          reason: reasons.remove,
          danger: true,
          onSelect: () => deleteAsked.set({ session, name, drawn: database }),
        },
        ...(tryAnyway ? [{ label: t`Try anyway`, onSelect: tryAnyway }] : []),
        ...(offer
          ? [{ label: t`Switch to ${visibleText(offer.name)}`, onSelect: offer.take }]
          : []),
      ]}
    />
  )
}

/** The dialog that a row has requested; one for the whole list. */
export function DeleteAsked() {
  const session = useSession()
  const asked = useStore(deleteAsked)
  const close = () => deleteAsked.set(null)
  // When the list is opened again, no dialog is open.
  useOnLeave(close)
  if (asked?.session !== session) return null
  const { name, drawn } = asked
  return <DeleteDatabase key={name} name={name} drawn={drawn} onClose={close} />
}
