/** The calls of the screen for a terminal or a program: copied as curl, JavaScript or Python. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, CodeXml } from 'lucide'
import { javaScriptReads, pythonReads } from '~/api/call-code'
import { settings } from '~/settings'
import { Icon } from '~/ui/Icon'
import { Menu } from '~/ui/Menu'
import { useCopy } from '~/ui/text/Copy'
import { commandOf } from './CurlBlock'

interface ApiMenuProps {
  /** The paths that are read, from `/api/…` on. There may be tens of thousands, so they are built when they are copied. */
  paths: () => readonly string[]
  /** Begins with "API". */
  label?: string
  /** Why there is nothing to copy. */
  reason?: string | null
}

export function ApiMenu({ paths, label = 'API', reason = null }: ApiMenuProps) {
  const { t } = useLingui()
  const { copied, copy, said } = useCopy()
  const urls = () => paths().map((path) => settings().portalUrl + path)
  const curl = () => paths().map((path) => commandOf({ method: 'GET', path }))
  return (
    <span className="inline-flex items-center gap-2">
      <Menu
        label={label}
        reason={reason}
        button={
          <>
            <Icon of={copied === null ? CodeXml : Check} className="size-4" />
            <Trans>API</Trans>
          </>
        }
        items={[
          { label: t`Copy as curl`, onSelect: () => copy(curl().join('\n\n')) },
          { label: t`Copy as JavaScript`, onSelect: () => copy(javaScriptReads(urls())) },
          { label: t`Copy as Python`, onSelect: () => copy(pythonReads(urls())) },
        ]}
      />
      {said}
    </span>
  )
}
