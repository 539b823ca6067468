/** How to call a function: snippets for the command line, JavaScript and Python. */
import { quoted, shellQuote } from '~/api/curl'

interface CallExample {
  /** The program or language. */
  for: string
  text: string
}

/** The snippets for a function at an `http:` or `https:` address. They contain no token: the address is the function's own. */
export function callsOf(url: string): CallExample[] {
  // curl would read brackets and braces as ranges and alternatives.
  const globoff = /[[\]{}]/.test(url) ? '--globoff ' : ''
  return [
    { for: 'curl', text: `curl ${globoff}${shellQuote(url)}` },
    {
      for: 'fetch',
      text: `const response = await fetch(${quoted(url)})
console.log(response.status, await response.text())`,
    },
    {
      for: 'Python',
      text: `from urllib.request import urlopen

with urlopen(${quoted(url)}) as response:
    print(response.status, response.read().decode())`,
    },
  ]
}
