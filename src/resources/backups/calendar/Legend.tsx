/** The meaning of the shapes of the picture, and the time zone of its days. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Zone } from './days'
import { Glyph } from './Glyph'
import type { Shape } from './shapes'

/** Browsers still have the old names of some zones. */
const renamed: Record<string, string> = {
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Europe/Kiev': 'Europe/Kyiv',
}

export function Legend({ zone }: { zone: Zone }) {
  const { t } = useLingui()
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1.5 text-sm text-muted">
      <Entry shape="bar">{t`Scheduled`}</Entry>
      <Entry shape="diamond">{t`On demand`}</Entry>
      <Entry shape="dot">{t`Backup, type unknown`}</Entry>
      <Entry shape="running">{t`Running`}</Entry>
      <Entry shape="cross">{t`Failed`}</Entry>
      <Entry shape="cross-diamond">{t`Failed (on demand)`}</Entry>
      <Entry shape="ring">{t`Result unclear`}</Entry>
      <Entry shape="hole">{t`No backup on this day`}</Entry>
      <span className="ml-auto" translate="no">
        {zone === 'utc' ? 'UTC' : (renamed[own] ?? own)}
      </span>
    </div>
  )
}

function Entry({ shape, children }: { shape: Shape; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <Glyph shape={shape} />
      {children}
    </span>
  )
}
