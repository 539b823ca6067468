/** What scope the evidence suggests, and where that comes from. */
import { Trans } from '@lingui/react/macro'
import { useScope } from '~/session/use-session'
import { Notice } from '~/ui/Notice'
import { readsAndWrites } from './access-words'
import { scopeSentence } from './scope-sentence'

export function ScopeSaid() {
  const { evidence } = useScope()
  const sentence = scopeSentence(evidence)
  return (
    <>
      {readsAndWrites(evidence).readsNone ? (
        <Notice tone="warn" role="status">
          {sentence}
        </Notice>
      ) : (
        sentence
      )}
      <span className="block text-sm text-muted">
        <Trans>
          The API doesn't report a token's scope. This is worked out from what it allowed and
          refused.
        </Trans>
      </span>
    </>
  )
}
