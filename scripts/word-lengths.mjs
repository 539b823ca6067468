/** Sentences and buttons that are longer than people read at a glance. */
import { readdirSync, readFileSync } from 'node:fs'

const MOST_WORDS = 25
const mostLetters = { en: 24, vi: 30 }

/** The messages of a language by their ids; the id of an English one is what its source says. */
function messagesOf(/** @type {string} */ language) {
  const text = readdirSync(`src/i18n/${language}`)
    .map((file) => readFileSync(`src/i18n/${language}/${file}`, 'utf8'))
    .join('\n')
  const found = text.matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm)
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

function longSentences() {
  return [...messagesOf('en').values()]
    .flatMap((said) => said.split(/(?<=[.?!…])\s+/))
    .filter((sentence) => sentence.split(' ').length > MOST_WORDS)
}

/** The labels of buttons, from the source. */
function buttonWords() {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  const button = /<(Button|Link|Menu)\b(?:(?!<\1\b)[\s\S])*?<\/\1>/g
  // Attributes, such as names for assistive technology, are not visible.
  const said = /<Trans>([\s\S]*?)<\/Trans>|<Plural[^>]* other="([^"]*)"|(?<!=\{)\bt`([^`]*)`/g
  return (
    files
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) => [...readFileSync(`src/${file}`, 'utf8').matchAll(button)])
      .filter(([element, name]) => name !== 'Link' || element.includes('buttonClass'))
      .flatMap(([element]) => [...element.matchAll(said)])
      .map(([, trans, plural, text]) => plain(trans ?? plural ?? text ?? ''))
      // The reason why a button is disabled is a sentence of its own.
      .filter((words) => !words.endsWith('.'))
  )
}

function longButtons(/** @type {'en' | 'vi'} */ language) {
  const messages = messagesOf(language)
  return buttonWords()
    .map((words) => messages.get(words) ?? '')
    .filter((words) => words.length > mostLetters[language])
}

/** The messages that are too long. */
export function wordLengthProblems() {
  const found = [...longSentences(), ...longButtons('en'), ...longButtons('vi')]
  return found.map((words) => `Too long to be read at a glance: ${words}`)
}
