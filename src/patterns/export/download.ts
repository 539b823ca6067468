/** download(): hands the person a file that was made in the page. */

/** How long a browser may take to begin, in milliseconds. */
const patience = 60_000

/** Saves a text as a file of this name. A link with `download` is no navigation, so the policy has no say in it. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), patience)
}
