/** The format in which proxies are copied and saved: the last choice is stored in this browser. */
import { useLingui } from '@lingui/react/macro'
import { readKept, siteKey, tryStorage } from '~/site-storage'
import { createStore } from '~/store'
import { Select } from '~/ui/form/Select'
import { useStore } from '~/use-store'
import { formatIds, type FormatId } from './formats'

const keptAs = 'proxy-format'
const kept = tryStorage(() => readKept(keptAs), null)
const chosen = createStore<FormatId>(formatIds.find((id) => id === kept) ?? 'socks5')

export function useFormat(): FormatId {
  return useStore(chosen)
}

/** A note on the chosen format; null for most. */
export function useFormatNote(): string | null {
  const { t } = useLingui()
  const format = useFormat()
  if (format === 'foxyproxy') return t`Importing replaces the proxies now in FoxyProxy.`
  return format === 'proxychains'
    ? t`proxychains accepts only IP addresses, and no spaces in the username or password.`
    : null
}

export function FormatSelect() {
  const { t } = useLingui()
  const labels: Record<FormatId, string> = {
    socks5: 'socks5://',
    socks5h: 'socks5h://',
    list: 'host:port:user:pass',
    curl: 'curl',
    proxychains: 'proxychains',
    environment: t`Environment variables`,
    foxyproxy: 'FoxyProxy (JSON)',
  }
  return (
    <Select
      compact
      label={t`Format`}
      value={useFormat()}
      options={formatIds.map((value) => ({ value, label: labels[value] }))}
      onChange={(format) => {
        chosen.set(format)
        tryStorage(() => localStorage.setItem(siteKey(keptAs), format), undefined)
      }}
    />
  )
}
