/** What a delete destroys, and what has to be typed before it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { Named } from '~/patterns/write/OutcomeWords'
import { visibleText } from '~/ui/text/visible-text'
import { NewestBackup } from './NewestBackup'
import type { useDelete } from './use-delete'

interface DeleteFieldsProps {
  name: string
  form: ReturnType<typeof useDelete>
}

export function DeleteFields({ name, form }: DeleteFieldsProps) {
  const { t } = useLingui()
  const helpId = useId()
  const it = <Named>{name}</Named>
  const shownWord = visibleText(form.word)
  return (
    <>
      <p>
        <Trans>This deletes the database {it} and all its data. This can't be undone.</Trans>
      </p>
      <NewestBackup name={name} />
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          checked={form.backUpFirst}
          disabled={form.busy}
          onChange={(event) => form.setBackUpFirst(event.target.checked)}
          aria-describedby={helpId}
          className="mt-0.5 size-4"
        />
        {t`Back up first`}
      </label>
      <p id={helpId} className="-mt-3 ml-6 text-sm text-muted">
        <Trans>If the backup doesn't complete, nothing is deleted.</Trans>
      </p>
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
