/** What is too long to be read at a glance is found wherever it stands. */
import { expect, test } from 'vitest'
import { buttonWords, longButtons, longSentences, messagesOf } from './word-lengths.mjs'

const words = (count: number) => Array.from({ length: count }, () => 'từ').join(' ')
const sentences = (said: string) =>
  longSentences(messagesOf(`msgid "Some words."\nmsgstr "${said}"`))

test('a sentence of 26 words, in either language', () => {
  expect(sentences(`${words(26)}.`)).toEqual([`${words(26)}.`])
  expect(sentences(`Ngắn. ${words(26)}? Ngắn…`)).toEqual([`${words(26)}?`])
  expect(sentences(`${words(25)}. ${words(25)}.`)).toEqual([])
})

const long = 'Copy all of it, secrets too'
const catalogue = messagesOf(
  [
    `msgid "${long}"\nmsgstr "Sao chép tất cả, kể cả thông tin bí mật"`,
    `msgid "Copy"\nmsgstr "Sao chép"`,
    `msgid "{count, plural, one {Copy # entry} other {Copy all the # entries of it}}"\nmsgstr "{count, plural, other {Sao chép tất cả # mục trong danh sách}}"`,
  ].join('\n'),
)
const found = (source: string) => longButtons(buttonWords(source), catalogue, 30)

test.each([
  ['a button', `<Button onClick={go}><Trans>${long}</Trans></Button>`],
  ['a button of another component', `<BackUpButton name={name}>{t\`${long}\`}</BackUpButton>`],
  ['a button of the page', `<button type="button">{t\`${long}\`}</button>`],
  ['a link that looks like a button', `<Link className={buttonClass()}>{t\`${long}\`}</Link>`],
  ['what copies', `<Copy text={text} label={t\`Copy\`}>{isIt ? t\`${long}\` : t\`Copy\`}</Copy>`],
  ['what reveals', `<RevealButton words label={t\`${long}\`} />`],
  ['the button of a menu', `<Menu button={<><Icon /><Trans>${long}</Trans></>} items={[]} />`],
  ['an item of a menu', `<Menu items={[{ label: t\`${long}\`, onSelect: () => copy(it) }]} />`],
  ['items made elsewhere', `all.map((one) => ({ label: t\`${long}\`, onSelect: one.go }))`],
  ['words that have a name', `const label = t\`${long}\`; <Button>{label}</Button>`],
  ['words passed on', `<BulkDialog action={t\`${long}\`} />`],
  ['words of a kind of write', `({ again: () => <Trans>${long}</Trans> })`],
])('the words of %s', (_, source) => {
  expect(found(source)).toEqual(['Sao chép tất cả, kể cả thông tin bí mật'])
})

test.each([
  '<Button><Plural value={count} one="Copy # entry" other="Copy all the # entries of it" /></Button>',
  "<Button>{t`${plural(count, { one: 'Copy # entry', other: 'Copy all the # entries of it' })}`}</Button>",
])('the longest form of a number: %s', (source) => {
  expect(found(source)).toEqual(['Sao chép tất cả # mục trong danh sách'])
})

test.each([
  ['short words', '<Copy text={text}>{t`Copy`}</Copy>'],
  ['a name for assistive technology', `<Button aria-label={t\`${long}\`}>{t\`Copy\`}</Button>`],
  ['a reason', `<Menu items={[{ label: t\`Copy\`, reason: t\`${long}\`, onSelect: go }]} />`],
  ['a sentence beside a button', `<p><Trans>${long}</Trans> <Button>{t\`Copy\`}</Button></p>`],
])('not %s', (_, source) => {
  expect(found(source)).toEqual([])
})

test('a button whose words no catalogue has', () => {
  expect(found('<Button>{t`New`}</Button>')).toEqual(['New (in no catalogue)'])
})
