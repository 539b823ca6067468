/** Prints the shipped packages in CycloneDX: the runtime packages and what they depend on, from all that `npm sbom` lists. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))

/**
 * The folder of the package `name` that the package at `place` depends on: inside its own folder, or in one above.
 * @param {string} name
 * @param {string} place
 * @returns {string}
 */
function placeOf(name, place) {
  const here = `${place ? `${place}/` : ''}node_modules/${name}`
  if (here in packages || place === '') return here
  return placeOf(name, place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/'))))
}

// npm would also list peer dependencies of build tools.
/** @type {Set<string>} */
const shipped = new Set()
const left = Object.keys(packages[''].dependencies).map((name) => placeOf(name, ''))
for (let place = left.pop(); place; place = left.pop()) {
  const { version, dependencies = {} } = packages[place]
  const ref = `${place.split('node_modules/').at(-1)}@${version}`
  if (shipped.has(ref)) continue
  shipped.add(ref)
  for (const name of Object.keys(dependencies)) left.push(placeOf(name, place))
}

const listed = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
const bom = JSON.parse(listed)
bom.metadata.component.name = packages[''].name
// The dashboard depends on these.
shipped.add(bom.metadata.component['bom-ref'])
bom.components = bom.components.filter((/** @type {any} */ one) => shipped.has(one['bom-ref']))
bom.dependencies = bom.dependencies
  .filter((/** @type {any} */ { ref }) => shipped.has(ref))
  .map((/** @type {any} */ { ref, dependsOn }) => ({
    ref,
    dependsOn: dependsOn.filter((/** @type {string} */ one) => shipped.has(one)),
  }))
console.log(JSON.stringify(bom, null, 2))
