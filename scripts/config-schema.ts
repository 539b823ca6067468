/**
 * `public/config.schema.json`, by which editors complete `config.json`: the settings' own schema, with a description of
 * each key.
 */
import { toJsonSchema } from '@valibot/to-json-schema'
import { settingsSchema } from '../src/settings'

const links = ['portalUrl', 'supportUrl', 'tokensUrl']

const words: Record<string, string> = {
  $schema: 'Where this schema is, for the editor.',
  portalUrl: "The portal's origin, such as https://portal.example, where it is not the site's own.",
  brand: 'What the site calls itself, and how it looks.',
  name: 'The name, in titles and at the top.',
  logo: 'The address of a picture of 28 by 28 pixels, on this site.',
  logoDark: 'The same for the dark theme.',
  accent: 'A CSS colour. Where it could not be read on the page it is made darker or lighter.',
  favicon: "The address of the page's icon, on this site.",
  supportUrl: 'Where people find help.',
  tokensUrl: 'Where people make and revoke tokens.',
  plans: 'SKUs on sale, by engine: {"postgresql": ["db-s-1vcpu-2gb"]}.',
  rateLimit: 'Requests a minute, where the vendor set another than 120.',
  demo: 'Whether the sign-in screen offers "Explore with demo data".',
  hosts: 'The same keys by host name, so that one build serves several brands.',
}

/** The text of the file. Throws where a key has no description. */
export function configSchema(): string {
  const schema = toJsonSchema(settingsSchema, { typeMode: 'input', errorMode: 'ignore' })
  const $schema = { type: 'string' }
  const whole = { ...schema, properties: { $schema, ...schema.properties } }
  return `${JSON.stringify(whole, describe, 2)}\n`
}

function describe(_name: string, value: unknown): unknown {
  // Casts where JSON becomes a type.
  const { properties, ...rest } = (value ?? {}) as { properties?: Record<string, object> }
  if (!properties) return value
  const described = Object.entries(properties).map(([key, schema]) => {
    const description = words[key]
    if (!description) throw new Error(`scripts/config-schema.ts has no word on ${key}`)
    return [key, { description, ...schema, ...ruleOf(key) }]
  })
  return { ...rest, additionalProperties: false, properties: Object.fromEntries(described) }
}

/** The JSON schema of the rules that the page checks by functions. */
function ruleOf(key: string): object {
  if (links.includes(key)) return { pattern: '^(https?://.+)?$' }
  return key === 'rateLimit' ? { minimum: 1 } : {}
}
