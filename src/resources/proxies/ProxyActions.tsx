/** The end of a proxy's row: the button that copies its SOCKS5 URL, or says why there is none, and its menu. */
import { useLingui } from '@lingui/react/macro'
import { hostAndPort, type SocksProxy } from '~/api/readers/proxies'
import { RowMenu } from '~/patterns/table/RowMenu'
import { visibleText } from '~/ui/text/visible-text'

export function ProxyActions({ proxy }: { proxy: SocksProxy }) {
  const { t } = useLingui()
  const { title, id, host, port, username, password, socksUrl } = proxy
  const isPlaced = host !== null && port !== null
  const unplaced = t`The portal returned no host and port for this proxy.`
  const shown = visibleText(title ?? t`(no name)`).slice(0, 200)
  return (
    <RowMenu
      name={title}
      inSight={{
        label: t`Copy SOCKS5 URL of ${shown}`,
        text: socksUrl,
        reason: isPlaced
          ? t`This proxy's host or credentials can't be written as a URL.`
          : unplaced,
        secret: true,
      }}
      copies={[
        {
          label: t`Copy host and port`,
          text: isPlaced ? hostAndPort(proxy) : null,
          reason: unplaced,
        },
        { label: t`Copy username`, text: username },
        { label: t`Copy password`, text: password, secret: true },
        { label: t`Copy ID`, text: id },
      ]}
    />
  )
}
