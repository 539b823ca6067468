/** The colour of a profile, chosen by name. */
import { useLingui } from '@lingui/react/macro'
import { Select } from '~/ui/Select'

interface ColourChoiceProps {
  colour: number
  /** Where several stand below each other: which profile's it is. */
  of?: string
  compact?: boolean
  onChange: (colour: number) => void
}

export function ColourChoice({ colour, of, compact, onChange }: ColourChoiceProps) {
  const { t } = useLingui()
  const names = [t`Grey`, t`Blue`, t`Green`, t`Orange`, t`Red`, t`Purple`]
  return (
    <Select
      label={of ? t`Colour of ${of}` : t`Colour`}
      value={String(colour)}
      options={names.map((label, index) => ({ value: String(index), label }))}
      onChange={(value) => onChange(Number(value))}
      {...(compact ? { compact } : {})}
    />
  )
}
