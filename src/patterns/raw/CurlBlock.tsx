/** Calls to the portal as curl commands, with a button that copies them. */
import { Trans, useLingui } from '@lingui/react/macro'
import { curlCommand } from '~/api/curl'
import { settings } from '~/settings'
import { CodeBlock } from '~/ui/text/CodeBlock'
import { Copy } from '~/ui/text/Copy'

interface CurlCall {
  method: string
  /** From `/api/…` on, with every name in it percent-encoded. */
  path: string
  body?: object | undefined
}

/** `label` where a screen shows more than one call. */
export function CurlBlock({ label, ...call }: CurlCall & { label?: string }) {
  const { t } = useLingui()
  return (
    <CodeBlock label={label ?? t`curl command`} action={<CopyCurl calls={() => [call]} />}>
      {commandOf(call)}
    </CodeBlock>
  )
}

/** Only the button: one command for each call. There may be tens of thousands, so they are built when it is pressed. */
export function CopyCurl({ calls }: { calls: () => readonly CurlCall[] }) {
  const { t } = useLingui()
  return (
    <Copy code text={() => calls().map(commandOf).join('\n\n')} label={t`Copy as curl`}>
      <Trans>Copy as curl</Trans>
    </Copy>
  )
}

export function commandOf({ method, path, body }: CurlCall): string {
  return curlCommand({ method, url: settings().portalUrl + path, body })
}
