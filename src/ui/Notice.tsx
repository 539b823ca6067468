/** A message in its place: what happened, what it means, what to do next. */
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from './Icon'

type Tone = 'info' | 'good' | 'warn' | 'bad'

const tones = {
  info: { box: 'border-line bg-raised', icon: Info, ink: 'text-muted' },
  good: { box: 'border-good bg-good-soft', icon: CircleCheck, ink: 'text-good' },
  warn: { box: 'border-warn bg-warn-soft', icon: TriangleAlert, ink: 'text-warn' },
  bad: { box: 'border-bad bg-bad-soft', icon: CircleAlert, ink: 'text-bad' },
}

interface NoticeProps {
  tone: Tone
  /**
   * `alert` interrupts a screen reader. `status` names the notice; it is read out, once, as an addition to the live region
   * that it is inserted into, because a region that comes with its text may be missed. Without a role it is part of that.
   */
  role?: 'alert' | 'status'
  label?: string
  children: ReactNode
  actions?: ReactNode
}

export function Notice({ tone, role, label, children, actions }: NoticeProps) {
  const { box, icon: shape, ink } = tones[tone]
  return (
    <div
      role={role}
      aria-label={label}
      className={`flex flex-wrap gap-2.5 rounded-lg border px-3.5 py-3 ${box}`}
    >
      <Icon of={shape} className={`mt-0.5 size-4 shrink-0 ${ink}`} />
      <div className="min-w-0 flex-[1_1_12rem] space-y-1 [overflow-wrap:anywhere]">{children}</div>
      {actions && <div className="flex shrink-0 flex-wrap items-start gap-2">{actions}</div>}
    </div>
  )
}
