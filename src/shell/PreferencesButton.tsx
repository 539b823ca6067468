/** The way to the preferences; the dialog's code comes when it is asked for. */
import { useLingui } from '@lingui/react/macro'
import { Settings2 } from 'lucide'
import { useState } from 'react'
import { lazyComponent } from '~/i18n/lazy-component'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'

const PreferencesDialog = lazyComponent(
  async () => (await import('./PreferencesDialog')).PreferencesDialog,
)

export function PreferencesButton() {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        look="quiet"
        small
        aria-label={t`Preferences`}
        title={t`Preferences`}
        onClick={() => setOpen(true)}
      >
        <Icon of={Settings2} className="size-4" />
      </Button>
      {open && <PreferencesDialog onClose={() => setOpen(false)} />}
    </>
  )
}
