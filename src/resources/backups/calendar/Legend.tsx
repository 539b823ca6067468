/** The meaning of the shapes of the picture, and the time zone of its days. */
import { Trans } from '@lingui/react/macro'
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
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1.5 text-sm text-muted">
      <Entry shape="bar">
        <Trans>Scheduled</Trans>
      </Entry>
      <Entry shape="diamond">
        <Trans>On demand</Trans>
      </Entry>
      <Entry shape="dot">
        <Trans>Backup, type unknown</Trans>
      </Entry>
      <Entry shape="running">
        <Trans>Running</Trans>
      </Entry>
      <Entry shape="cross">
        <Trans>Failed</Trans>
      </Entry>
      <Entry shape="cross-diamond">
        <Trans>Failed (on demand)</Trans>
      </Entry>
      <Entry shape="ring">
        <Trans>Result unclear</Trans>
      </Entry>
      <Entry shape="hole">
        <Trans>No backup on this day</Trans>
      </Entry>
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
