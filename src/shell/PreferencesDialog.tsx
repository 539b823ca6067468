/** The preferences: theme, language, idle time. */
import { Trans, useLingui } from '@lingui/react/macro'
import { LanguageSelect } from '~/patterns/screen/LanguageSelect'
import { idleTimes, prefer, preferences } from '~/preferences'
import { Dialog } from '~/ui/Dialog'
import { Select } from '~/ui/form/Select'
import { useStore } from '~/use-store'

export function PreferencesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
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
        <LanguageSelect />
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
          help={<Trans>When there is no activity in any tab of this site.</Trans>}
        />
      </div>
    </Dialog>
  )
}
