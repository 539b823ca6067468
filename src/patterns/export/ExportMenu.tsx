/** Saves the rows of a list as CSV or JSON; secrets only if the person includes them. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Download } from 'lucide'
import { useState } from 'react'
import { Icon } from '~/ui/Icon'
import { notify } from '~/session/notifications'
import { useSession } from '~/session/use-session'
import { Menu } from '~/ui/Menu'
import { guardedCells, toCsv } from './csv'
import { download } from './download'
import { toJson } from './json'
import { GuardedCells } from './GuardedCells'
import { fileName, holdsAnySecret, leavingColumns, type ExportColumn } from './table'

interface ExportMenuProps<Row> {
  /** What the rows are, for the file's name and the JSON: "proxies". */
  what: string
  columns: readonly ExportColumn<Row>[]
  /** The rows that the filter lets through. */
  rows: readonly Row[]
  /** The filter by its keys in the address; empty values are ignored. */
  filter: Readonly<Record<string, string>>
  /** Why nothing can be exported, whatever the filter. */
  refusal?: string | null
}

/** Without it Excel reads the file in the system's own code page. */
const byteOrderMark = '\uFEFF'

export function ExportMenu<Row>({
  what,
  columns,
  rows,
  filter,
  refusal = null,
}: ExportMenuProps<Row>) {
  const { t } = useLingui()
  const session = useSession()
  const [secrets, setSecrets] = useState(false)
  const [offered, setOffered] = useState(false)
  const leaving = leavingColumns(columns, secrets)
  const reason = rows.length === 0 ? t`Nothing to export.` : null

  const saveCsv = () => {
    const text = byteOrderMark + toCsv(leaving, rows)
    download(fileName(what, Date.now(), filter, 'csv'), text, 'text/csv')
    const count = guardedCells(leaving, rows)
    if (count > 0)
      notify(session, {
        id: 'export-guard',
        Show: ({ onClose }) => (
          <GuardedCells count={count} onSaveJson={saveJson} onClose={onClose} />
        ),
      })
  }
  const saveJson = () => {
    const at = Date.now()
    const text = toJson({ what, at, filter, columns: leaving, rows })
    download(fileName(what, at, filter, 'json'), text, 'application/json')
  }
  return (
    <Menu
      label={t`Export`}
      reason={refusal}
      // Computed only when the menu opens, because a long list takes a moment.
      onOpen={() => setOffered(holdsAnySecret(columns, rows))}
      button={
        <>
          <Icon of={Download} className="size-4" />
          <Trans>Export</Trans>
        </>
      }
      items={[
        ...(offered
          ? [
              {
                label: t`Include secrets`,
                checked: secrets,
                onSelect: () => setSecrets(!secrets),
              },
            ]
          : []),
        { label: 'CSV', reason, onSelect: saveCsv },
        { label: 'JSON', reason, onSelect: saveJson },
      ]}
    />
  )
}
