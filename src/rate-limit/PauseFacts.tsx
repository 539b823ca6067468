/** The pause after a 429: until when, why, and the way to cut a very long one short. */
import { Trans, useLingui } from '@lingui/react/macro'
import { pauseCauses } from './rate-words'
import { TryNow, usePause } from './use-pause'

export function PauseFacts() {
  const { i18n } = useLingui()
  const pause = usePause()
  if (!pause?.cause) return null
  const { end, seconds, cause, isFar } = pause
  return (
    <div className="rounded-md border border-warn bg-warn-soft px-3 py-2">
      <p className="font-medium tabular">
        {seconds === null ? (
          <Trans>Paused until {end}</Trans>
        ) : (
          <Trans>Paused for {seconds} s</Trans>
        )}
      </p>
      <p className="text-sm">{i18n._(pauseCauses[cause])}</p>
      {isFar && <TryNow className="mt-2" />}
    </div>
  )
}
