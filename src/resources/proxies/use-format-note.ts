/** What is to be known of the chosen format before it is used. */
import { useLingui } from '@lingui/react/macro'
import { useFormat } from './use-format'

/** A sentence, or null where there is nothing to be known. */
export function useFormatNote(): string | null {
  const { t } = useLingui()
  const [format] = useFormat()
  if (format === 'foxyproxy') return t`Importing replaces the proxies that FoxyProxy has now.`
  return format === 'proxychains'
    ? t`proxychains takes numeric addresses only, and no blanks in a user or password.`
    : null
}
