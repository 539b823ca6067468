/** The scope that the evidence suggests, its source, and the rate limit. */
import { Trans, useLingui } from '@lingui/react/macro'
import { RateLimitMeter } from '~/rate-limit/RateLimitMeter'
import { useRateLimit, useScope } from '~/session/use-session'
import { Notice } from '~/ui/Notice'
import { readsAndWrites } from './access-words'
import { scopeSentence } from './scope-sentence'

export function ScopeAndLimit() {
  const { t } = useLingui()
  const { evidence } = useScope()
  const { used, limit } = useRateLimit()
  const sentence = scopeSentence(evidence)
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
      <dt className="sr-only">{t`Scope`}</dt>
      {/* Room for the longest sentence, so that nothing moves when it is known. */}
      <dd className="col-span-2 flex min-h-20 flex-col justify-between max-md:min-h-30">
        {readsAndWrites(evidence).readsNone ? (
          <Notice tone="warn" role="status">
            {sentence}
          </Notice>
        ) : (
          <p>{sentence}</p>
        )}
        <span className="block text-sm text-muted">
          <Trans>
            The API doesn't report a token's scope. This is worked out from what it allowed and
            refused.
          </Trans>
        </span>
      </dd>
      <dt className="text-muted">{t`Rate limit`}</dt>
      <dd className="flex items-center gap-3">
        <RateLimitMeter className="w-28" />
        <span className="tabular">
          <Trans>
            {used} of {limit} in the last minute
          </Trans>
        </span>
      </dd>
    </dl>
  )
}
