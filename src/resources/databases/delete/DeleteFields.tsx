/** What a delete destroys, and what has to be typed before it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Named } from '~/patterns/write/OutcomeWords'
import { visibleText } from '~/ui/text/visible-text'
import { NewestBackup } from './NewestBackup'
import type { useDelete } from './use-delete'
import { Checkbox } from '~/ui/form/Checkbox'

interface DeleteFieldsProps {
  name: string
  form: ReturnType<typeof useDelete>
}

export function DeleteFields({ name, form }: DeleteFieldsProps) {
  const { t } = useLingui()
  const it = <Named>{name}</Named>
  const shownWord = visibleText(form.word)
  return (
    <>
      <p>
        <Trans>This deletes the database {it} and all its data. This can't be undone.</Trans>
      </p>
      <NewestBackup name={name} />
      <Checkbox
        label={t`Back up first`}
        checked={form.backUpFirst}
        disabled={form.busy}
        onChange={form.setBackUpFirst}
        help={t`If the backup doesn't complete, nothing is deleted.`}
      />
      <label className="block">
        <span className="mb-1.5 block font-medium" translate="no">
          {t`Type ${shownWord} to confirm`}
        </span>
        <input
          value={form.typed}
          onChange={(event) => form.setTyped(event.target.value)}
          readOnly={form.busy}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          translate="no"
          className="h-9 w-full rounded-md border border-line-strong bg-surface px-3"
        />
      </label>
      <p role="status" className="text-sm text-warn not-empty:-mt-2">
        {form.differs}
      </p>
    </>
  )
}
