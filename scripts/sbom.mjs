/** Prints what is shipped, in CycloneDX: the runtime packages and what they stand on, of all that `npm sbom` lists. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const left = Object.keys(packages[''].dependencies)
// By itself npm leaves out what a build tool names as its peer, too.
/** @type {Set<string>} */
const shipped = new Set()
for (let name = left.pop(); name; name = left.pop()) {
  if (shipped.has(name)) continue
  shipped.add(name)
  left.push(...Object.keys(packages[`node_modules/${name}`].dependencies ?? {}))
}

const listed = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
const bom = JSON.parse(listed)
bom.metadata.component.name = packages[''].name
bom.components = bom.components.filter((/** @type {{ name: string, 'bom-ref': string }} */ one) =>
  shipped.has(one['bom-ref'].replace(/@[^@]*$/, '')),
)
const refs = new Set(bom.components.map((/** @type {any} */ one) => one['bom-ref']))
bom.dependencies = bom.dependencies
  .filter((/** @type {any} */ { ref }) => refs.has(ref))
  .map((/** @type {any} */ { ref, dependsOn }) => ({
    ref,
    dependsOn: dependsOn.filter((/** @type {string} */ one) => refs.has(one)),
  }))
console.log(JSON.stringify(bom, null, 2))
