/** The preferences: theme, language, and how long without input before the session ends. */
import { Trans, useLingui } from '@lingui/react/macro'
import { idleTimes, prefer, preferences } from '~/preferences'
import { Dialog } from '~/ui/Dialog'
import { Select } from '~/ui/Select'
import { useStore } from '~/use-store'

export function PreferencesDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui()
  const { theme, idleMinutes } = useStore(preferences)
  return (
    <Dialog title={t`Preferences`} onClose={onClose}>
      <div className="space-y-4">
        <Select
          label={t`Theme`}
          value={theme}
          options={[
            { value: 'system', label: t`System` },
            { value: 'light', label: t`Light` },
            { value: 'dark', label: t`Dark` },
          ]}
          onChange={(next) => prefer({ theme: next })}
        />
        <Select
          label={t`Language`}
          value={i18n.locale === 'vi' ? 'vi' : 'en'}
          options={[
            { value: 'en', label: 'English' },
            { value: 'vi', label: 'Tiếng Việt' },
          ]}
          onChange={(language) => prefer({ language })}
        />
        <Select
          label={t`Sign out after`}
          value={String(idleMinutes)}
          options={idleTimes.map((minutes) => ({
            value: String(minutes),
            label: t`${minutes} minutes`,
          }))}
          onChange={(value) => {
            const chosen = idleTimes.find((minutes) => String(minutes) === value)
            if (chosen) prefer({ idleMinutes: chosen })
          }}
          help={<Trans>Without input in any tab of this site.</Trans>}
        />
      </div>
    </Dialog>
  )
}
