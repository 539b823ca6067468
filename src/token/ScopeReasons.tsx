/** Each of the five scopes: still possible, or excluded by which call at what time. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, X } from 'lucide'
import { formatTime } from '~/i18n/format'
import { formatMoment } from '~/i18n/format-end'
import { Icon } from '~/ui/Icon'
import { useNow } from '~/ui/time/use-now'
import { visibleText } from '~/ui/text/visible-text'
import { scopes, type Evidence } from '~/session/scope'
import { useScope } from '~/session/use-session'
import { Section } from '~/ui/Section'

export function ScopeReasons() {
  const { t } = useLingui()
  const { ruledOut, readsEnforced } = useScope()
  return (
    <Section title={t`Scopes`}>
      <ul className="divided">
        {scopes.map((scope) => {
          const by = ruledOut.find((one) => one.scope === scope)?.by
          return (
            <li key={scope} className="flex items-baseline justify-between gap-4 py-2">
              <span className="inline-flex shrink-0 items-center gap-1.5">
                <Icon of={by ? X : Check} className={`size-4 ${by ? 'text-muted' : 'text-good'}`} />
                <code translate="no">{scope}</code>
              </span>
              <span className="min-w-0 text-right text-muted [overflow-wrap:anywhere]">
                <Reason by={by} />
              </span>
            </li>
          )
        })}
      </ul>
      <p className="mt-3 text-sm text-muted">
        {readsEnforced ? (
          t`A read was refused, so this portal checks the scope on reads too.`
        ) : (
          <Trans>
            No read was refused. This portal may check the scope only on writes, so allowed reads
            don't reveal it.
          </Trans>
        )}
      </p>
    </Section>
  )
}

function Reason({ by }: { by: Evidence | undefined }) {
  const now = useNow()
  if (!by) return <Trans>Still possible</Trans>
  const call = <code translate="no">{visibleText(by.call)}</code>
  const at = <span title={formatTime(by.at)}>{formatMoment(by.at, now)}</span>
  return by.allowed ? (
    <Trans>
      Ruled out: {call} was allowed at {at}
    </Trans>
  ) : (
    <Trans>
      Ruled out: {call} was refused at {at}
    </Trans>
  )
}
