/** What a status word means. Status words are not documented: one that is not known here is shown as it is. */
import type { StatusTone } from '~/ui/StatusPill'

const known: Record<Exclude<StatusTone, 'neutral'>, readonly string[]> = {
  good: ['running', 'ready', 'active', 'available', 'healthy', 'online', 'completed', 'succeeded'],
  busy: [
    'creating',
    'provisioning',
    'pending',
    'deploying',
    'deleting',
    'updating',
    'restarting',
    'restoring',
    'scaling',
    'in_progress',
  ],
  warn: ['degraded', 'expiring', 'warning', 'maintenance'],
  bad: ['error', 'failed', 'unhealthy', 'expired', 'crashed'],
}

const tones = new Map<string, StatusTone>(
  // A cast, because Object.entries widens the keys to `string`.
  (Object.entries(known) as [StatusTone, readonly string[]][]).flatMap(([tone, words]) =>
    words.map((word) => [word, tone] as const),
  ),
)

/** The tone of a status word; `neutral` for one that is not known. */
export function statusTone(status: string): StatusTone {
  return tones.get(status.toLowerCase().replace(/[\s-]+/g, '_')) ?? 'neutral'
}

/** Whether the status will soon change by itself, so that it is polled often. */
export function isChanging(status: string | null): boolean {
  return status !== null && statusTone(status) === 'busy'
}

/** Whether it is being deleted, so that nothing more can be done to it. */
export function isDeleting(status: string | null | undefined): boolean {
  return /delet|destroy|terminat/i.test(status ?? '')
}
