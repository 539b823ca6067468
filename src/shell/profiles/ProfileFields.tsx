/** The name of a profile, and its colour, chosen by name. */
import { useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import type { ProfileChoice } from '~/session/profiles'
import { Select } from '~/ui/form/Select'

type Fields = Pick<ProfileChoice, 'name' | 'colour'>

interface ProfileFieldsProps extends Fields {
  placeholder?: string
  onChange: (change: Partial<Fields>) => void
}

export function ProfileFields({ name, colour, placeholder, onChange }: ProfileFieldsProps) {
  const { t } = useLingui()
  const id = useId()
  const colours = [t`Grey`, t`Blue`, t`Green`, t`Orange`, t`Red`, t`Purple`]
  return (
    <>
      <div className="min-w-40 flex-1">
        <label htmlFor={id} className="mb-1.5 block font-medium">{t`Profile name`}</label>
        <input
          id={id}
          value={name}
          onChange={({ target }) => onChange({ name: target.value })}
          maxLength={60}
          autoComplete="off"
          translate="no"
          placeholder={placeholder}
          className="h-9 w-full rounded-md border border-line-strong bg-surface px-3"
        />
      </div>
      <Select
        label={t`Colour`}
        value={String(colour)}
        options={colours.map((label, index) => ({ value: String(index), label }))}
        onChange={(value) => onChange({ colour: Number(value) })}
      />
    </>
  )
}
