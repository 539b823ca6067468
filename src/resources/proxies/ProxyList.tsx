/** All SOCKS5 proxies of the token, to read, copy or save in the formats of clients. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { hostAndPort, type SocksProxy } from '~/api/readers/proxies'
import { rowFinder } from '~/fold'
import { ReadOnlyList } from '~/products/ReadOnlyList'
import { proxies } from '~/products/registry'
import { Expiry } from './Expiry'
import { ProxyActions } from './ProxyActions'
import { ProxyPanel } from './ProxyPanel'
import { SelectedProxies } from './SelectedProxies'

const finds = rowFinder<SocksProxy>((proxy) => {
  const { title, id, username, status, location } = proxy
  return [title, id, hostAndPort(proxy), username, status, location]
})

export function ProxyList() {
  const { t } = useLingui()
  return (
    <ReadOnlyList
      operation="listProxies"
      product={proxies}
      finds={finds}
      fields={[
        { id: 'host', header: t`Host`, beside: true, value: ({ host }) => host },
        { id: 'port', header: t`Port`, phone: 'hidden', value: ({ port }) => port },
        {
          id: 'place',
          exportedAs: 'location',
          phone: 'hidden',
          header: t`Location`,
          value: ({ location }) => location,
        },
        'status',
        {
          id: 'expires',
          exportedAs: 'expiresAt',
          header: t`Expires`,
          beside: true,
          value: ({ expiresAt, expiresAtText }) => expiresAt ?? expiresAtText,
          cell: ({ expiresAt, expiresAtText }) => <Expiry iso={expiresAt} text={expiresAtText} />,
          sortBy: ({ expiresAt }) => expiresAt && Date.parse(expiresAt),
        },
        {
          id: 'user',
          exportedAs: 'username',
          phone: 'hidden',
          header: t`Username`,
          value: ({ username }) => username,
        },
      ]}
      exportedToo={[
        { id: 'password', header: t`Password`, value: ({ password }) => password, secret: true },
        { id: 'socksUrl', header: 'SOCKS5 URL', value: ({ socksUrl }) => socksUrl, secret: true },
      ]}
      actions={(proxy) => <ProxyActions proxy={proxy} />}
      counted={(total) => <Plural value={total} one="# proxy" other="# proxies" />}
      whenEmpty={<Trans>Proxies in this account appear here.</Trans>}
      note={t`Proxies are read-only here: the API can't order, renew or cancel them.`}
      panel={(item, selected) => <ProxyPanel key={item.key} item={item} selected={selected} />}
      selectionBar={(selection, rows) => <SelectedProxies selection={selection} rows={rows} />}
    />
  )
}
