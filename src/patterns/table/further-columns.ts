/** Unknown plain fields of records, which a list may show as columns and export. */
import { maskField } from '~/api/readers/mask'
import type { UnknownField } from '~/api/readers/record'
import type { ExportValue } from '~/patterns/export/table'

export interface HasFurther {
  unknown: readonly UnknownField[]
  /** Texts that are masked wherever they occur in them. */
  secrets?: readonly string[]
}

/** More columns than this cannot be surveyed. */
const most = 30

/** The paths of plain fields, secret or not, the most frequent first. */
export function furtherPaths(items: readonly HasFurther[]): string[] {
  const counts = new Map<string, number>()
  for (const { unknown } of items)
    for (const { path, value } of unknown)
      if (path !== '' && !isFolded(value)) counts.set(path, (counts.get(path) ?? 0) + 1)
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([path]) => path)
}

/** The value of an unknown field; null where the record has none or no plain one. */
export function furtherValue({ unknown }: HasFurther, path: string): ExportValue {
  const value = unknown.find((field) => field.path === path)?.value ?? null
  return isFolded(value) ? null : value
}

/** The value of an unknown field with its secrets masked. */
export function maskedValue(item: HasFurther, path: string): ExportValue {
  const value = furtherValue(item, path)
  return typeof value === 'string' ? maskField(path, value, item.secrets) : value
}

function isFolded(value: UnknownField['value']): value is UnknownField['value'] & object {
  return typeof value === 'object' && value !== null
}
