/** Reads of the portal as programs in JavaScript and Python; the token comes from the environment, as in curl. */
import { quoted } from './curl'

/** For Node.js 18 or newer, as a module. */
export function javaScriptReads(urls: readonly string[]): string {
  return inLoop(urls, {
    before: '',
    loop: (list) => `for (const url of ${list}) {`,
    read: (url) => [
      `const response = await fetch(${url}, {`,
      '  headers: { Authorization: `Bearer ${process.env.HTX_TOKEN}` },',
      '})',
      'console.log(await response.json())',
    ],
    after: '\n}',
  })
}

/** With the standard library alone. */
export function pythonReads(urls: readonly string[]): string {
  return inLoop(urls, {
    before: 'import json, os\nfrom urllib.request import Request, urlopen\n\n',
    loop: (list) => `for url in ${list}:`,
    read: (url) => [
      `request = Request(${url})`,
      'request.add_header("Authorization", f"Bearer {os.environ[\'HTX_TOKEN\']}")',
      'with urlopen(request) as response:',
      '    print(json.load(response))',
    ],
    after: '',
  })
}

interface Language {
  before: string
  loop: (list: string) => string
  read: (url: string) => string[]
  after: string
}

function inLoop(urls: readonly string[], { before, loop, read, after }: Language): string {
  const [only, ...others] = urls.map(quoted)
  if (only === undefined) return ''
  if (others.length === 0) return before + read(only).join('\n')
  const list = `[\n${[only, ...others].map((url) => `    ${url},`).join('\n')}\n]`
  const body = read('url').map((line) => `    ${line}`)
  return before + [loop(list), ...body].join('\n') + after
}
