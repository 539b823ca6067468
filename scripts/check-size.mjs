/**
 * Fails when the first load (page, scripts and style up to the databases list in English) is over its budget or not in
 * chunks of its own.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const budget = 118 * 1024
const manifest = JSON.parse(readFileSync('.vite/manifest.json', 'utf8'))
/** What a person who signs in and sees the databases has loaded. */
const entries = ['index.html', 'src/first.css', 'src/main.css', 'src/early.ts', 'src/start.ts']
/**
 * The chunks of these names and of all that they import.
 * @param {string[]} names
 */
function closure(names) {
  const left = [...names]
  /** @type {Set<string>} */
  const seen = new Set()
  for (let name = left.pop(); name; name = left.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    if (!manifest[name]) throw new Error(`${name} is not in the build`)
    left.push(...(manifest[name].imports ?? []))
  }
  return [...seen]
}
const files = new Set(['index.html', 'no-icon.svg', 'icon.svg'])
for (const name of closure(entries))
  for (const file of [manifest[name].file, ...(manifest[name].css ?? [])]) files.add(file)
const sizes = [...files].map((file) => ({ file, size: statSync(join('dist', `${file}.br`)).size }))
const total = sizes.reduce((sum, { size }) => sum + size, 0)
for (const { file, size } of sizes.toSorted((a, b) => b.size - a.size))
  console.log(`${String(size).padStart(8)}  ${file}`)
console.log(`${String(total).padStart(8)}  first load, of ${budget} allowed (bytes, brotli)`)

const early = closure(['src/early.ts'])
if (early.includes('index.html')) console.error('The early script waits for the main one')

// In a circular import, the module that runs first may read what is not defined yet.
const circles = Object.keys(manifest).filter((name) =>
  closure(manifest[name].imports ?? []).includes(name),
)
if (circles.length) console.error(`Chunks that stand on themselves: ${circles.join(', ')}`)

const demo = readdirSync('dist/assets')
  .filter((file) => file.endsWith('.js') && files.has(`assets/${file}`))
  .filter((file) => readFileSync(join('dist/assets', file), 'utf8').includes('htx_demo_'))
if (demo.length) console.error(`The embedded portal is in the first load: ${demo.join(', ')}`)
const fine = total <= budget && !demo.length && !circles.length && !early.includes('index.html')
process.exit(fine ? 0 : 1)
