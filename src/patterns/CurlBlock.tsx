/** A call to the portal as the curl command that does the same, with a button that copies it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { curlCommand } from '~/api/curl'
import { settings } from '~/settings'
import { CodeBlock } from '~/ui/CodeBlock'
import { Copy } from '~/ui/Copy'

interface CurlBlockProps {
  method: string
  /** From `/api/…` on, with every name in it percent-encoded. */
  path: string
  body?: object | undefined
}

export function CurlBlock({ method, path, body }: CurlBlockProps) {
  const { t } = useLingui()
  const command = curlCommand({ method, url: settings().portalUrl + path, body })
  return (
    <CodeBlock
      label={t`The call as curl`}
      action={
        <Copy code text={command} label={t`Copy as curl`}>
          <Trans>Copy as curl</Trans>
        </Copy>
      }
    >
      {command}
    </CodeBlock>
  )
}
