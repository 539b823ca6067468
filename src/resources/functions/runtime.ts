/** Runtime words such as "nodejs20" in the words of people. */

const languages: { words: RegExp; name: string; letters: string; colour: string }[] = [
  { words: /^node(?:js|\.js)?/i, name: 'Node.js', letters: 'Js', colour: '#2e7d46' },
  { words: /^deno/i, name: 'Deno', letters: 'De', colour: '#3d4450' },
  { words: /^bun/i, name: 'Bun', letters: 'Bu', colour: '#8a5a2b' },
  { words: /^python|^py(?=[\d.-])/i, name: 'Python', letters: 'Py', colour: '#2f6aa3' },
  { words: /^go(?:lang)?/i, name: 'Go', letters: 'Go', colour: '#007d9c' },
  { words: /^java(?!script)/i, name: 'Java', letters: 'Ja', colour: '#a8541c' },
  { words: /^ruby/i, name: 'Ruby', letters: 'Rb', colour: '#a3261f' },
  { words: /^php/i, name: 'PHP', letters: 'Ph', colour: '#5b5f9e' },
  { words: /^rust/i, name: 'Rust', letters: 'Rs', colour: '#8f4a2b' },
  { words: /^(?:dotnet|\.net)/i, name: '.NET', letters: 'Nt', colour: '#5c2d91' },
]

export interface Runtime {
  /** Such as "Node.js 20"; the portal's own word where it is not known. */
  name: string
  /** For its mark. */
  letters: string
  colour: string
}

/** Reads a runtime word: a known language, alone or followed by a version; else it is shown as it is. */
export function readRuntime(word: string): Runtime {
  for (const { words, name, letters, colour } of languages) {
    const match = words.exec(word)
    const version = match && /^[\s@:_-]*v?(\d[\d.]*(?:\.x)?)?$/i.exec(word.slice(match[0].length))
    if (version) return { name: version[1] ? `${name} ${version[1]}` : name, letters, colour }
  }
  return {
    name: word,
    letters: word.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 2),
    colour: '#5c6470',
  }
}
