/** The button that copies a proxy's SOCKS5 URL, or says why there is none. */
import { useLingui } from '@lingui/react/macro'
import { Copy as CopyIcon } from 'lucide'
import type { SocksProxy } from '~/api/readers/proxies'
import { Button } from '~/ui/Button'
import { Copy } from '~/ui/text/Copy'
import { Icon } from '~/ui/Icon'
import { visibleText } from '~/ui/text/visible-text'

export function CopySocks({ proxy }: { proxy: SocksProxy }) {
  const { t } = useLingui()
  const title = visibleText(proxy.title ?? t`(no name)`).slice(0, 200)
  const label = t`Copy SOCKS5 URL of ${title}`
  if (proxy.socksUrl) return <Copy secret text={proxy.socksUrl} label={label} />
  return (
    <Button
      small
      look="quiet"
      aria-label={label}
      reason={
        proxy.host === null || proxy.port === null
          ? t`The portal returned no host and port for this proxy.`
          : t`This proxy's host or credentials can't be written as a URL.`
      }
      className="-my-1.5 text-muted"
    >
      <Icon of={CopyIcon} className="size-4" />
    </Button>
  )
}
