/** The files that a script imports statically, directly or not: for `src/main.tsx` those of the first load. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const imports = /^(?:import|export)\s(?!type\s)[^'"(=]*['"]([^'"]+)['"]/gm

/** Paths from the repository's root; what is not a file of `src`, such as a library, is left out. */
export function staticImports(entry: string): string[] {
  const seen = new Set<string>([entry])
  for (const file of seen)
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(imports)) {
      const path = name.startsWith('~/')
        ? join('src', name.slice(2))
        : name.startsWith('.')
          ? join(dirname(file), name)
          : null
      const found = path && [`${path}.tsx`, `${path}.ts`].find((candidate) => existsSync(candidate))
      if (found) seen.add(found)
    }
  return [...seen]
}
