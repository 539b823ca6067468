/** The command palette, and the question that a command may lead to. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { sameName } from '~/api/names'
import { databases } from '~/resources/databases/databases'
import { DeleteDatabase } from '~/resources/databases/DeleteDatabase'
import { SignOutQuestion } from '~/resources/databases/SignOutQuestion'
import { startBackup } from '~/resources/databases/start-backup'
import { signOut } from '~/session/current-session'
import { useSession } from '~/session/use-session'
import { PreferencesDialog } from '../PreferencesDialog'
import type { Command } from './commands'
import { CommandDialog } from './CommandDialog'

type Does = Command['does']

export function Palette({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<Does | null>(null)

  const run = (does: Does) => {
    switch (does.kind) {
      case 'go':
        onClose()
        return void navigate(does.to)
      case 'run':
        onClose()
        return does.run()
      case 'back-up':
        onClose()
        return startBackup(session, does.name)
      case 'sign-out':
        return session.connection.writesUnderWay() > 0 ? setAsked(does) : signOut()
      case 'delete':
      case 'preferences':
        return setAsked(does)
    }
  }

  if (asked?.kind === 'delete') return <Delete name={asked.name} onClose={onClose} />
  if (asked?.kind === 'preferences') return <PreferencesDialog onClose={onClose} />
  if (asked?.kind === 'sign-out') return <SignOutQuestion onClose={onClose} />
  return <CommandDialog onClose={onClose} onRun={run} />
}

/** The palette shows names only: what it means is what the list says when it is chosen. */
function Delete({ name, onClose }: { name: string; onClose: () => void }) {
  const client = useQueryClient()
  const [drawn] = useState(() =>
    client.getQueryData(databases.list().queryKey)?.items.find((row) => sameName(row.name, name)),
  )
  return <DeleteDatabase name={name} drawn={drawn} onClose={onClose} />
}
