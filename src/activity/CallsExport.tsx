/** Saves the calls that the filter lets through: as HTTP Archive or JSON, never with the token. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Download } from 'lucide'
import { useState } from 'react'
import type { CallEntry } from '~/api/call-log/call-log'
import { download } from '~/patterns/export/download'
import { fileName } from '~/patterns/export/table'
import { settings } from '~/settings'
import { Icon } from '~/ui/Icon'
import { Menu } from '~/ui/Menu'
import type { CallFilter } from './find-calls'
import { callsJson } from './calls-json'
import { har } from './har'

interface CallsExportProps {
  calls: readonly CallEntry[]
  filter: CallFilter
}

export function CallsExport({ calls, filter }: CallsExportProps) {
  const { t } = useLingui()
  const [secrets, setSecrets] = useState(false)
  const { writesOnly, ...words } = filter
  const used = { ...words, writes: writesOnly ? 'writes' : '' }
  const reason = calls.length === 0 ? t`Nothing to export.` : null

  const save = (content: object, ending: 'har' | 'json') =>
    download(
      fileName('calls', Date.now(), used, ending),
      `${JSON.stringify(content, null, 2)}\n`,
      'application/json',
    )
  return (
    <Menu
      label={t`Export`}
      button={
        <>
          <Icon of={Download} className="size-4" />
          <Trans>Export</Trans>
        </>
      }
      items={[
        {
          label: t`Include secrets`,
          checked: secrets,
          onSelect: () => setSecrets(!secrets),
        },
        {
          label: 'HAR 1.2',
          reason,
          onSelect: () => {
            const { portalUrl, brand } = settings()
            save(har(calls, { creator: `${brand.name} dashboard`, portalUrl, secrets }), 'har')
          },
        },
        {
          label: 'JSON',
          reason,
          onSelect: () =>
            save(
              {
                exported: new Date().toISOString(),
                portal: settings().portalUrl,
                filter: used,
                calls: callsJson(calls, secrets),
              },
              'json',
            ),
        },
      ]}
    />
  )
}
