/** Text search as people expect it: without case and accents. */

/** Letters without case and accents, composed or not: "co so du lieu" finds "Cơ sở dữ liệu". */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  // Most names are ASCII, and the first key folds ten thousand of them.
  return isAscii.test(lower)
    ? lower
    : lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
}

const isAscii = /^[\0-\x7f]*$/

/**
 * Whether one of a row's fields contains a folded text. Create it once for a list: each row is folded only once,
 * however many keys are pressed.
 */
export function rowFinder<Row extends object>(
  fieldsOf: (row: Row) => readonly (string | null)[],
): (row: Row, folded: string) => boolean {
  const texts = new WeakMap<Row, string>()
  return (row, folded) => {
    if (!folded) return true
    let text = texts.get(row)
    if (text === undefined) {
      // Nobody can type the separator.
      text = fold(fieldsOf(row).join('\n'))
      texts.set(row, text)
    }
    return text.includes(folded)
  }
}
