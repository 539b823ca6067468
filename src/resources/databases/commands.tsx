/** What the command palette offers for databases: to create one, and to open, back up or delete each that is listed. */
import { msg } from '@lingui/core/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { sameName } from '~/api/names'
import { paths } from '~/paths'
import type { Command, CommandSource } from '~/products/product'
import { databases } from '~/products/registry'
import { visibleText } from '~/ui/text/visible-text'
import { DeleteDatabase } from './DeleteDatabase'
import { startBackup } from './start-backup'
import { useActionReasons } from './use-action-reasons'

export const databaseCommands: CommandSource = ({ i18n, session }) => {
  const list = session.queryClient.getQueryData(databases.list().queryKey)
  const names = (list?.items ?? []).flatMap(({ name, nameProblem }) =>
    name && !nameProblem ? [name] : [],
  )
  // Built once, not for each of ten thousand names.
  const gap = '\u0000'
  const backUp = i18n._(msg`Back up ${gap}`)
  const remove = i18n._(msg`Delete ${gap}…`)
  const named = (sentence: string, name: string) => sentence.replace(gap, () => visibleText(name))
  return [
    {
      id: 'create',
      label: i18n._(msg`Create database`),
      group: 'actions',
      to: paths.newDatabase(),
    },
    ...names.map((name): Command => {
      const label = visibleText(name)
      return { id: `open ${name}`, label, group: 'databases', to: paths.database(name) }
    }),
    ...names.map((name): Command => ({
      id: `back-up ${name}`,
      label: named(backUp, name),
      group: 'databases',
      run: () => startBackup(session, name),
      withReason: (show) => <WithReason name={name} action="backup" show={show} />,
      whenAsked: true,
    })),
    ...names.map((name): Command => ({
      id: `delete ${name}`,
      label: named(remove, name),
      group: 'databases',
      run: (close) => <DeleteListed name={name} onClose={close} />,
      withReason: (show) => <WithReason name={name} action="remove" show={show} />,
      whenAsked: true,
    })),
  ]
}

interface WithReasonProps {
  name: string
  action: 'backup' | 'remove'
  show: (reason: string | null) => ReactElement
}

function WithReason({ name, action, show }: WithReasonProps) {
  return show(useActionReasons(name)[action])
}

/** The palette shows only names, so the database is the one in the list when the command is chosen. */
function DeleteListed({ name, onClose }: { name: string; onClose: () => void }) {
  const client = useQueryClient()
  const [drawn] = useState(() =>
    client.getQueryData(databases.list().queryKey)?.items.find((row) => sameName(row.name, name)),
  )
  return <DeleteDatabase name={name} drawn={drawn} onClose={onClose} />
}
