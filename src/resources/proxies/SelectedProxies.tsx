/** The actions for selected proxies: copy or save them in a format, with passwords only if ticked. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Download } from 'lucide'
import { useMemo, useState } from 'react'
import type { SocksProxy } from '~/api/readers/proxies'
import { download } from '~/patterns/export/download'
import { fileName } from '~/patterns/export/table'
import { SelectionDock } from '~/patterns/table/SelectionDock'
import type { SelectedRows } from '~/patterns/table/use-selection'
import { Button } from '~/ui/Button'
import { Copy } from '~/ui/text/Copy'
import { Icon } from '~/ui/Icon'
import { FormatSelect, useFormat, useFormatNote } from './format-choice'
import { countSkipped, endings, writeProxies } from './formats'
import { Checkbox } from '~/ui/form/Checkbox'

interface SelectedProxiesProps {
  selection: SelectedRows<SocksProxy>
  /** The rows that the filter lets through. */
  rows: readonly SocksProxy[]
}

export function SelectedProxies({ selection, rows }: SelectedProxiesProps) {
  const { t } = useLingui()
  return (
    <SelectionDock label={t`Selected proxies`} selection={selection} rows={rows}>
      <Copies proxies={selection.selected} />
    </SelectionDock>
  )
}

/** Its choices end with the selection: passwords are included only for what was selected when that was ticked. */
function Copies({ proxies }: { proxies: readonly SocksProxy[] }) {
  const { t } = useLingui()
  const format = useFormat()
  const note = useFormatNote()
  const [passwords, setPasswords] = useState(false)
  const skipped = useMemo(
    () => countSkipped(format, proxies, passwords),
    [format, proxies, passwords],
  )
  const none = skipped === proxies.length
  // Built only when it is needed: ten thousand may be selected.
  const text = () => writeProxies(format, proxies, passwords).text
  const save = () =>
    download(fileName('proxies', Date.now(), { format }, endings[format]), text(), 'text/plain')
  return (
    <>
      <FormatSelect />
      <Checkbox label={t`Include passwords`} checked={passwords} onChange={setPasswords} />
      {!none && (
        <Copy code secret={passwords} text={text} label={t`Copy selected`}>{t`Copy selected`}</Copy>
      )}
      <Button
        small
        reason={none ? t`None of the selected proxies fit this format.` : null}
        onClick={save}
      >
        <Icon of={Download} className="size-4" />
        <Trans>Download</Trans>
      </Button>
      <p role="status" className="text-sm text-warn not-empty:w-full">
        {skipped > 0 && (
          <Plural
            value={skipped}
            one="# proxy skipped: it doesn't fit this format."
            other="# proxies skipped: they don't fit this format."
          />
        )}
      </p>
      {note && <p className="w-full text-sm text-muted">{note}</p>}
    </>
  )
}
