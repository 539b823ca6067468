/** The meaning of a status and its words. The portal's statuses are not documented, so there are unknown ones. */
import type { I18n } from '@lingui/core'
import type { StatusTone } from '~/ui/StatusPill'

/**
 * The words that portals use for a status, or for the kind of a backup. Their translations are in status-words.ts,
 * which the page does not load: it finds them in the catalogue by their ids.
 */
const known: Record<StatusTone, readonly string[]> = {
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
  neutral: [
    'stopped',
    'paused',
    'suspended',
    'inactive',
    'disabled',
    'offline',
    'queued',
    'scheduled',
    'on_demand',
    'cancelled',
  ],
}

const tones = new Map<string, StatusTone>(
  // A cast, because Object.entries widens the keys to `string`.
  (Object.entries(known) as [StatusTone, readonly string[]][]).flatMap(([tone, words]) =>
    words.map((word) => [word, tone] as const),
  ),
)

export const knownWords: readonly string[] = [...tones.keys()]

const plain = (status: string) => status.toLowerCase().replace(/[\s-]+/g, '_')

/** The tone of a status; `neutral` for an unknown one. */
export function statusTone(status: string): StatusTone {
  return tones.get(plain(status)) ?? 'neutral'
}

/** The words for a status in the language of the page; null for an unknown one, which is shown as it is. */
export function statusWord(i18n: I18n, status: string): string | null {
  const id = `status.${plain(status)}`
  return tones.has(plain(status)) ? i18n._(id) : null
}

/** Whether the status will soon change by itself, so that it is polled often. */
export function isChanging(status: string | null): boolean {
  return status !== null && statusTone(status) === 'busy'
}

/** Whether it is being deleted: nothing more can be done to it. */
export function isDeleting(status: string | null | undefined): boolean {
  return /delet|destroy|terminat/i.test(status ?? '')
}
