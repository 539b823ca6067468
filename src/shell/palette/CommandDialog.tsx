/** A field and the best commands for the typed text (WAI-ARIA, combobox with a listbox). */
import { msg } from '@lingui/core/macro'
import { Plural, useLingui } from '@lingui/react/macro'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import type { Command } from '~/products/product'
import { registry } from '~/products/registry'
import { Dialog } from '~/ui/Dialog'
import { bestCommands } from './best-commands'
import { CommandOption } from './CommandOption'
import { useCommands, type CommandSources } from './use-commands'

const commandGroups = [
  { id: 'places', label: msg`Go to` },
  { id: 'actions', label: msg`Commands` },
  ...registry,
]

interface CommandDialogProps {
  sources: CommandSources
  onClose: () => void
  /** Called once the dialog is closed and has returned the focus. */
  onRun: (command: Command) => void
}

export function CommandDialog({ sources, onClose, onRun }: CommandDialogProps) {
  const { t, i18n } = useLingui()
  const id = useId()
  const commands = useCommands(sources)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const chosen = useRef<Command | null>(null)
  const field = useRef<HTMLInputElement>(null)

  const best = bestCommands(commands, typed)
  // The group with the best match comes first.
  const groups = commandGroups
    .map((group) => ({ ...group, own: best.filter((command) => command.group === group.id) }))
    .filter(({ own }) => own.length > 0)
    .toSorted((a, b) => firstOf(a.own) - firstOf(b.own))
  const shown = groups.flatMap(({ own }) => own)
  const optionId = (at: number) => `${id}-${at}`
  function firstOf(own: readonly Command[]) {
    return typed.trim() ? best.findIndex((command) => command === own[0]) : 0
  }

  const move = (to: number) => {
    setActive(to)
    document.getElementById(optionId(to))?.scrollIntoView({ block: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || shown.length === 0) return
    if (event.key === 'ArrowDown') move((active + 1) % shown.length)
    else if (event.key === 'ArrowUp') move((active + shown.length - 1) % shown.length)
    else if (event.key === 'Enter') {
      if (!event.repeat) document.getElementById(optionId(active))?.click()
    } else return
    event.preventDefault()
  }
  const choose = (command: Command) => {
    chosen.current = command
    field.current?.closest('dialog')?.close()
  }

  return (
    <Dialog
      title={t`Commands`}
      onClose={() => (chosen.current ? onRun(chosen.current) : onClose())}
    >
      <input
        ref={focusFirst(field)}
        role="combobox"
        aria-label={t`Search or run a command`}
        placeholder={t`Search or run a command`}
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? optionId(active) : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setActive(0)
        }}
        onKeyDown={press}
        className="h-10 w-full rounded-md border border-line-strong bg-surface px-3 placeholder:text-muted"
      />
      <p
        role="status"
        className={
          shown.length > 0 ? 'sr-only' : '-mx-2 mt-3 h-[min(24rem,50dvh)] px-3 pt-2 text-muted'
        }
      >
        {shown.length > 0 ? (
          <Plural value={shown.length} one="# command" other="# commands" />
        ) : (
          t`Nothing matches`
        )}
      </p>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t`Commands`}
        hidden={shown.length === 0}
        className="-mx-2 mt-3 h-[min(24rem,50dvh)] overflow-auto overscroll-contain"
      >
        {groups.map(({ id: group, label, own }) => (
          <div key={group} role="group" aria-label={i18n._(label)}>
            <div aria-hidden className="px-3 pt-2 pb-1 text-xs text-muted">
              {i18n._(label)}
            </div>
            {own.map((command) => {
              const at = shown.indexOf(command)
              return (
                <CommandOption
                  key={command.id}
                  id={optionId(at)}
                  command={command}
                  active={at === active}
                  onPoint={() => setActive(at)}
                  onChoose={() => choose(command)}
                />
              )
            })}
          </div>
        ))}
      </div>
    </Dialog>
  )
}

/** Sets the real attribute for `showModal()`; React would call `focus()` before the dialog is open. */
function focusFirst(field: { current: HTMLInputElement | null }) {
  return (element: HTMLInputElement | null) => {
    element?.setAttribute('autofocus', '')
    field.current = element
  }
}
