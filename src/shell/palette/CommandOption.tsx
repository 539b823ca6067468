/** One command in the list; a disabled one has its reason. */
import type { MouseEvent } from 'react'
import type { Command } from '~/products/product'

interface CommandOptionProps {
  id: string
  command: Command
  active: boolean
  onPoint: () => void
  onChoose: () => void
}

export function CommandOption(props: CommandOptionProps) {
  const { withReason } = props.command
  const show = (reason: string | null) => <Option {...props} reason={reason} />
  return withReason ? withReason(show) : show(null)
}

function Option({
  id,
  command: { label, group },
  active,
  onPoint,
  onChoose,
  reason,
}: CommandOptionProps & { reason: string | null }) {
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
      <span className={`line-clamp-2 [overflow-wrap:anywhere] ${reason ? 'opacity-70' : ''}`}>
        {label}
      </span>
      {reason && <span className="block text-xs text-muted">{reason}</span>}
    </div>
  )
}

function keepFocus(event: MouseEvent) {
  event.preventDefault()
}
