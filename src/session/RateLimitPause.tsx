/** The notice of a pause, in view on every screen while there is one. */
import { later } from '~/i18n/later'
import { useRateLimit } from './use-session'

const PauseNotice = later('troubles', async () => (await import('./PauseNotice')).PauseNotice)

export function RateLimitPause() {
  return useRateLimit().pausedUntil === null ? null : <PauseNotice />
}
