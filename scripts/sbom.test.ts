/** The list of what is shipped, as a test. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { array, object, parse, record, string } from 'valibot'
import { expect, test } from 'vitest'

const bomSchema = object({
  bomFormat: string(),
  metadata: object({ component: object({ 'bom-ref': string() }) }),
  components: array(object({ name: string(), version: string(), 'bom-ref': string() })),
  dependencies: array(object({ ref: string(), dependsOn: array(string()) })),
})
const packageSchema = object({
  dependencies: record(string(), string()),
  devDependencies: record(string(), string()),
})

test('npm run sbom lists each runtime package with all that it stands on, and no tool of the build', () => {
  const text = execFileSync('node', ['scripts/sbom.mjs'], { encoding: 'utf8' })
  const { bomFormat, metadata, components, dependencies } = parse(bomSchema, JSON.parse(text))
  const { dependencies: runtime, devDependencies: tools } = parse(
    packageSchema,
    JSON.parse(readFileSync('package.json', 'utf8')),
  )
  expect(bomFormat).toBe('CycloneDX')
  const names = components.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(Object.keys(runtime)))
  for (const tool of Object.keys(tools)) expect(names).not.toContain(tool)
  const refs = components.map((one) => one['bom-ref'])
  const root = metadata.component['bom-ref']
  expect(dependencies.map(({ ref }) => ref).toSorted()).toEqual([...refs, root].toSorted())
  for (const { dependsOn } of dependencies) expect(refs).toEqual(expect.arrayContaining(dependsOn))
})
