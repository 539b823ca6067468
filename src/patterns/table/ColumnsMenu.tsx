/** Which columns a list shows, and how dense its rows are. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Columns3, Rows3, Rows4 } from 'lucide'
import { prefer, preferences } from '~/preferences'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { Menu } from '~/ui/Menu'
import { visibleText } from '~/ui/text/visible-text'
import { useStore } from '~/use-store'
import { isColumnShown, useColumnChoice, type ChoosableColumn } from './column-choice'

interface ColumnsMenuProps {
  list: string
  columns: readonly (ChoosableColumn & { header: string })[]
  reason?: string | null
}

export function ColumnsMenu({ list, columns, reason = null }: ColumnsMenuProps) {
  const { t } = useLingui()
  const [changed, toggle] = useColumnChoice(list)
  const { isCompact } = useStore(preferences)
  return (
    <>
      <Menu
        label={t`Columns`}
        reason={reason}
        button={
          <>
            <Icon of={Columns3} className="size-4" />
            <Trans>Columns</Trans>
          </>
        }
        items={columns
          .filter(({ always }) => !always)
          .map((column) => ({
            label: visibleText(column.header),
            checked: isColumnShown(column, changed),
            onSelect: () => toggle(column.id),
          }))}
      />
      <Button
        aria-label={t`Compact rows`}
        aria-pressed={isCompact}
        title={t`Compact rows`}
        onClick={() => prefer({ isCompact: !isCompact })}
        className="px-2.5! aria-pressed:bg-accent-soft aria-pressed:text-accent max-md:hidden"
      >
        <Icon of={isCompact ? Rows4 : Rows3} className="size-4" />
      </Button>
    </>
  )
}
