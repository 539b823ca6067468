/** Readable names for runtime words such as "nodejs20". */
import type { MarkLook } from '~/ui/marks/Mark'

const languages: (MarkLook & { words: RegExp; name: string })[] = [
  {
    words: /^node(?:js|\.js)?/i,
    name: 'Node.js',
    letters: 'Js',
    shape: 'node',
    colours: ['#2e7d46', '#7cc47a'],
  },
  {
    words: /^deno/i,
    name: 'Deno',
    letters: 'De',
    shape: 'deno',
    colours: ['#3d4450', '#c3cad6'],
  },
  { words: /^bun/i, name: 'Bun', letters: 'Bu', shape: 'bun', colours: ['#8a5a2b', '#e8b98a'] },
  {
    words: /^python|^py(?=[\d.-])/i,
    name: 'Python',
    letters: 'Py',
    shape: 'python',
    colours: ['#2f6aa3', '#7fb5ea'],
  },
  {
    words: /^go(?:lang)?/i,
    name: 'Go',
    letters: 'Go',
    shape: 'go',
    colours: ['#00758f', '#4fd0ee'],
  },
  {
    words: /^java(?!script)/i,
    name: 'Java',
    letters: 'Ja',
    shape: 'java',
    colours: ['#a8541c', '#f0a36b'],
  },
  { words: /^ruby/i, name: 'Ruby', letters: 'Rb', shape: 'ruby', colours: ['#a3261f', '#ff8f87'] },
  { words: /^php/i, name: 'PHP', letters: 'Ph', shape: 'php', colours: ['#5b5f9e', '#aeb2f0'] },
  { words: /^rust/i, name: 'Rust', letters: 'Rs', shape: 'rust', colours: ['#8f4a2b', '#e59b74'] },
  {
    words: /^(?:dotnet|\.net)/i,
    name: '.NET',
    letters: 'Nt',
    shape: 'dotnet',
    colours: ['#5c2d91', '#b894ea'],
  },
]

interface Runtime {
  /** Such as "Node.js 20"; the portal's own word if it is unknown. */
  name: string
  mark: Partial<MarkLook>
}

/** Reads a runtime word: a known language, alone or followed by a version; any other word stays as it is. */
export function readRuntime(word: string): Runtime {
  for (const { words, name, ...mark } of languages) {
    const match = words.exec(word)
    const version = match && /^[\s@:_-]*v?(\d[\d.]*(?:\.x)?)?$/i.exec(word.slice(match[0].length))
    if (version) return { name: version[1] ? `${name} ${version[1]}` : name, mark }
  }
  return { name: word, mark: { letters: word.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 2) } }
}
