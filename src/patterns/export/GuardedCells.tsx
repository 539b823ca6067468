/** Reports that the protection against formulas changed values in a CSV file, and offers JSON, which keeps them. */
import { Plural, Trans } from '@lingui/react/macro'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'

interface GuardedCellsProps {
  count: number
  onSaveJson: () => void
  onClose: () => void
}

export function GuardedCells({ count, onSaveJson, onClose }: GuardedCellsProps) {
  return (
    <Notice
      tone="warn"
      role="status"
      actions={
        <>
          <Button
            small
            onClick={() => {
              onSaveJson()
              onClose()
            }}
          >
            <Trans>Save as JSON</Trans>
          </Button>
          <Button small onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
        </>
      }
    >
      <p className="font-medium">
        <Plural
          value={count}
          one="# value in the CSV file has an apostrophe in front."
          other="# values in the CSV file have an apostrophe in front."
        />
      </p>
      <p>
        <Trans>
          A spreadsheet would run them as formulas. Without the apostrophe they are in the JSON
          file: passwords and the like are to be taken from there.
        </Trans>
      </p>
    </Notice>
  )
}
