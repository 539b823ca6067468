/** One command in the list; one that cannot be used now says why. */
import type { MouseEvent } from 'react'
import { useActionReasons } from '~/resources/databases/use-action-reasons'
import type { Command } from './commands'

interface OptionProps {
  id: string
  command: Command
  active: boolean
  onPoint: () => void
  onChoose: () => void
}

export function CommandOption(props: OptionProps) {
  const { does } = props.command
  if (does.kind === 'back-up' || does.kind === 'delete')
    return <Change {...props} name={does.name} kind={does.kind} />
  return <Option {...props} reason={null} />
}

function Change({
  name,
  kind,
  ...props
}: OptionProps & { name: string; kind: 'back-up' | 'delete' }) {
  const { backup, remove } = useActionReasons(name)
  return <Option {...props} reason={kind === 'delete' ? remove : backup} />
}

function Option({
  id,
  command: { label, group },
  active,
  onPoint,
  onChoose,
  reason,
}: OptionProps & { reason: string | null }) {
  const isData = group !== 'places' && group !== 'actions'
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={reason ? true : undefined}
      translate={isData ? 'no' : undefined}
      // The field keeps the focus.
      onPointerDown={keepFocus}
      onPointerMove={active ? undefined : onPoint}
      onClick={reason ? undefined : onChoose}
      onKeyDown={undefined}
      className={`cursor-pointer rounded-md px-3 py-2 aria-disabled:cursor-not-allowed ${active ? 'bg-accent-soft' : ''}`}
    >
      <span className={`block truncate ${reason ? 'opacity-70' : ''}`}>{label}</span>
      {reason && <span className="block text-xs text-muted">{reason}</span>}
    </div>
  )
}

function keepFocus(event: MouseEvent) {
  event.preventDefault()
}
