/** The command palette, and the question that a command may open. */
import { useState, type ReactElement } from 'react'
import { useNavigate } from 'react-router-dom'
import type { Command } from '~/products/product'
import { CommandDialog } from './CommandDialog'
import type { CommandSources } from './use-commands'

export { loadCommandSources } from './use-commands'

interface PaletteProps {
  sources: CommandSources
  onClose: () => void
}

export function Palette({ sources, onClose }: PaletteProps) {
  const navigate = useNavigate()
  const [question, setQuestion] = useState<ReactElement | null>(null)
  const run = (command: Command) => {
    const asked = command.run?.(onClose)
    if (asked) return setQuestion(asked)
    onClose()
    if (command.to) navigate(command.to)
  }
  return question ?? <CommandDialog sources={sources} onClose={onClose} onRun={run} />
}
