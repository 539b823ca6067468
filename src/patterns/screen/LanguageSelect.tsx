/** The choice of the language; it changes at once. `compact`: for the sign-in, where its values say what it is. */
import { useLingui } from '@lingui/react/macro'
import { prefer } from '~/preferences'
import { Select } from '~/ui/form/Select'

export function LanguageSelect({ compact = false }: { compact?: boolean }) {
  const { t, i18n } = useLingui()
  return (
    <Select
      compact={compact}
      isLabelHidden={compact}
      label={t`Language`}
      value={i18n.locale === 'vi' ? 'vi' : 'en'}
      options={[
        { value: 'en', label: 'English' },
        { value: 'vi', label: 'Tiếng Việt' },
      ]}
      onChange={(language) => prefer({ language })}
    />
  )
}
