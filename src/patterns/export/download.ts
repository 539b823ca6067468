/** download(): saves a text as a file. */

/** How long a browser may take to start, in milliseconds. */
const patience = 60_000

/** Saves a text as a file of this name. The policy allows it, because a link with `download` is no navigation. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), patience)
}
