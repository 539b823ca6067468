/** Times and sizes of calls in words. */
import { formatNumber, formatTime } from '~/i18n/format'

/** A span in milliseconds as `180 ms` or `1.2 s` (SI, the same in every language); null and undefined as a dash. */
export function formatTook(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return '—'
  return ms < 999.5 ? measure(ms, 'ms', 0) : measure(ms / 1000, 's')
}

/** Bytes as `640 B`, `4.2 kB`, `1.5 MB`; undefined as a dash. */
export function formatBytes(bytes: number | undefined): string {
  if (bytes === undefined) return '—'
  if (bytes < 1000) return measure(bytes, 'B')
  return bytes < 999_950 ? measure(bytes / 1000, 'kB') : measure(bytes / 1e6, 'MB')
}

function measure(value: number, unit: string, maximumFractionDigits = 1): string {
  return `${formatNumber(value, { maximumFractionDigits })}\u00A0${unit}`
}

/** The time of day to the second, such as `14:03:07`. */
export function formatSecond(at: number): string {
  return formatTime(at, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
}
