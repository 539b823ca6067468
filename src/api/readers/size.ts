/** Reading sizes in bytes, with the unit in the value or in the field's name. */
import type { Json } from '~/api/transport/parse-body'
import { first, readText, type Fields } from './fields'

const prefixes = ['', 'k', 'm', 'g', 't', 'p']

/** Endings of a field's plain name that give a bare number its unit: `size_mb`, `sizeInGiB`. */
const endings = ['', ...prefixes.flatMap((prefix) => [`${prefix}b`, `${prefix}ib`]), 'bytes']

/** Every plain name under which size() looks. */
export function sizeNames(names: readonly string[]): string[] {
  return names.flatMap((name) => endings.flatMap((unit) => [name + unit, `${name}in${unit}`]))
}

/** The first readable size under one of these plain names, or one of them followed by a unit, in bytes. */
export function size(fields: Fields, names: readonly string[]): number | null {
  for (const name of names)
    for (const unit of endings) {
      const bytes = first(fields, [name + unit, `${name}in${unit}`], (json) => readSize(json, unit))
      if (bytes !== null) return bytes
    }
  return null
}

/**
 * A size in whole bytes. `kB`, `MB`, `G` count in thousands (SI), `KiB`, `Mi` in 1024 (IEC 80000-13).
 * `unit` is that of a bare number; without one it means bytes. Null if negative or not understood.
 */
export function readSize(json: Json, unit = ''): number | null {
  const match = /^\s*\+?(\d+(?:\.\d+)?(?:e\+?\d+)?)\s*([a-z]*)\s*$/i.exec(readText(json) ?? '')
  const amount = Number(match?.[1])
  const own = /^([kmgtp]?)(i?)(?:b|bytes?)?$/.exec((match?.[2] || unit).toLowerCase())
  if (!match || !own) return null
  const bytes = Math.round(amount * (own[2] ? 1024 : 1000) ** prefixes.indexOf(own[1] ?? ''))
  return Number.isSafeInteger(bytes) ? bytes : null
}
