/** Chooses the format in which proxies are copied and saved. */
import { useLingui } from '@lingui/react/macro'
import { Select } from '~/ui/Select'
import { formatIds, type FormatId } from './formats'
import { useFormat } from './use-format'

export function FormatSelect() {
  const { t } = useLingui()
  const [format, setFormat] = useFormat()
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
      value={format}
      options={formatIds.map((value) => ({ value, label: labels[value] }))}
      onChange={setFormat}
    />
  )
}
