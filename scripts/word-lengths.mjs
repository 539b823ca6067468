/** Sentences and buttons that are longer than people read at a glance, in both languages. */
import { readdirSync, readFileSync } from 'node:fs'
import { parseSync, types } from '@babel/core'

/** @typedef {import('@babel/core').types.Node} Node */
/** @typedef {Map<string, string>} Messages What is said, by what the source says. */

const mostWords = 25
const mostLetters = { en: 24, vi: 30 }

/** Attributes and properties whose words are shown on a button of another component. */
const passedOn = new Set(['action', 'again', 'askAgain', 'button', 'leaveLabel'])

/** The messages of catalogues; the id of an English one is what its source says. */
export function messagesOf(/** @type {string} */ catalogues) {
  const found = catalogues.matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm)
  return new Map(
    [...found].map(([, id = '', said = '']) => [plain(longestForm(id)), plain(longestForm(said))]),
  )
}

/** The text without placeholders and tags. */
function plain(/** @type {string} */ message) {
  return message
    .replaceAll('\\"', '"')
    .replaceAll('&quot;', '"')
    .replace(/\{' '\}/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/\$?\{(?:[^{}]|\{[^{}]*\})*\}/g, '{}')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The longest form of a message that depends on a number. */
const longestForm = (/** @type {string} */ message) =>
  message.replace(/\{\w+, plural,.*?other \{([^{}]*)\}\}/g, '$1')

/** The sentences with too many words, which are what stands between two blanks, in Vietnamese too. */
export function longSentences(/** @type {Messages} */ messages) {
  return [...messages.values()]
    .flatMap((said) => said.split(/(?<=[.?!…])\s+/))
    .filter((sentence) => sentence.split(' ').length > mostWords)
}

/** What the buttons and menu items of a module say, as its source has it. */
export function buttonWords(/** @type {string} */ source) {
  const file = parseSync(source, {
    babelrc: false,
    configFile: false,
    parserOpts: { plugins: ['jsx', 'typescript'] },
  })
  if (!file) return []
  /** @type {import('@babel/core').types.VariableDeclarator[]} */
  const variables = []
  types.traverseFast(file, (node) => {
    if (types.isVariableDeclarator(node)) variables.push(node)
  })

  /**
   * The texts that are visible once a node is drawn. Attributes, such as names for assistive technology, are not.
   * @type {(node: Node | null | undefined, follow?: boolean) => string[]}
   */
  const texts = (node, follow = true) => {
    const all = (/** @type {(Node | null | undefined)[]} */ ...nodes) =>
      nodes.flatMap((one) => texts(one, follow))
    if (types.isJSXElement(node)) {
      const { openingElement, closingElement, children } = node
      const name = tagOf(node)
      if (name === 'Trans')
        return [plain(source.slice(openingElement.end ?? 0, closingElement?.start ?? 0))]
      return name === 'Plural' ? literal(attribute(node, 'other')) : all(...children)
    }
    if (types.isJSXFragment(node)) return all(...node.children)
    if (types.isTaggedTemplateExpression(node)) return [plain(templateText(node.quasi))]
    if (types.isJSXExpressionContainer(node)) return all(node.expression)
    if (types.isConditionalExpression(node)) return all(node.consequent, node.alternate)
    if (types.isLogicalExpression(node)) return all(node.left, node.right)
    if (types.isArrowFunctionExpression(node)) return all(node.body)
    // Words that have a name in the module.
    if (types.isIdentifier(node) && follow)
      return variables
        .filter(({ id }) => types.isIdentifier(id, { name: node.name }))
        .flatMap(({ init }) => texts(init, false))
    return []
  }

  /** @type {string[]} */
  const words = []
  types.traverseFast(file, (node) => {
    if (types.isJSXElement(node)) {
      const looks = attribute(node, 'className')
      const isButton =
        /^(?:button|Copy|\w*Button)$/.test(tagOf(node)) ||
        source.slice(looks?.start ?? 0, looks?.end ?? 0).includes('buttonClass')
      if (isButton) words.push(...texts(node))
      if (tagOf(node) === 'RevealButton') words.push(...texts(attribute(node, 'label')))
    } else if (
      types.isJSXAttribute(node) &&
      types.isJSXIdentifier(node.name) &&
      passedOn.has(node.name.name)
    )
      words.push(...texts(node.value))
    else if (types.isObjectExpression(node)) {
      const isMenuItem = property(node, 'onSelect') !== undefined
      for (const key of isMenuItem ? ['label'] : passedOn) words.push(...texts(property(node, key)))
    }
  })
  return words.filter(Boolean)
}

function tagOf(/** @type {import('@babel/core').types.JSXElement} */ { openingElement: { name } }) {
  return types.isJSXIdentifier(name) ? name.name : ''
}

/** The value of an attribute. */
function attribute(
  /** @type {import('@babel/core').types.JSXElement} */ { openingElement },
  /** @type {string} */ name,
) {
  return openingElement.attributes
    .filter((one) => types.isJSXAttribute(one))
    .find((one) => one.name.name === name)?.value
}

/** The value of a property. */
function property(
  /** @type {import('@babel/core').types.ObjectExpression} */ { properties },
  /** @type {string} */ name,
) {
  return properties
    .filter((one) => types.isObjectProperty(one))
    .find(({ key }) => types.isIdentifier(key, { name }))?.value
}

/** The text of a template; of a number's forms, the longest. */
function templateText(/** @type {import('@babel/core').types.TemplateLiteral} */ template) {
  return template.quasis
    .flatMap(({ value }, index) => {
      const inserted = template.expressions[index]
      const forms = types.isCallExpression(inserted) ? inserted.arguments.at(-1) : null
      const [other] = types.isObjectExpression(forms) ? literal(property(forms, 'other')) : []
      return [value.raw, inserted ? (other ?? '{}') : '']
    })
    .join('')
}

/** The text that a string holds; none if it is something else. */
function literal(/** @type {Node | null | undefined} */ node) {
  return types.isStringLiteral(node) ? [plain(node.value)] : []
}

/** The messages that have too many letters for a button, or that are in no catalogue. */
export function longButtons(
  /** @type {string[]} */ words,
  /** @type {Messages} */ messages,
  /** @type {number} */ most,
) {
  return words.flatMap((word) => {
    const said = messages.get(word)
    if (said === undefined) return [`${word} (in no catalogue)`]
    return said.length > most ? [said] : []
  })
}

/** The messages that are too long. */
export function wordLengthProblems() {
  const onButtons = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => buttonWords(readFileSync(`src/${file}`, 'utf8')))
  const found = Object.entries(mostLetters).flatMap(([language, most]) => {
    const folder = `src/i18n/${language}`
    const catalogues = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    const messages = messagesOf(catalogues.join('\n'))
    return [...longSentences(messages), ...longButtons(onButtons, messages, most)]
  })
  return [...new Set(found)].map((words) => `Too long to be read at a glance: ${words}`)
}
