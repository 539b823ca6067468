/** The words of the product: each term has one Vietnamese word, and some words appear in no message. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The messages of a language by context and id. */
function messagesOf(language: string): ReadonlyMap<string, string> {
  const folder = `src/i18n/${language}`
  const text = readdirSync(folder)
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n')
  const found = text.matchAll(/^(?:msgctxt "(.*)"\n)?msgid "(.+)"\nmsgstr "(.*)"$/gm)
  return new Map([...found].map(([, context = '', id = '', said = '']) => [context + id, said]))
}

const english = messagesOf('en')
const vietnamese = messagesOf('vi')
/** Each message in both languages, without the names of what is inserted. */
const messages = [...english].map(([id, said]) => ({
  id,
  en: withoutNames(said),
  vi: withoutNames(vietnamese.get(id) ?? ''),
}))

function withoutNames(message: string): string {
  return message.replace(/\{\w+(?:\}|, plural,)|<\/?\d+\/?>/g, '…').toLowerCase()
}

/** Finds a term as a word of its own. */
const has = (message: string, term: string) => new RegExp(`\\b(?:${term})\\b`).test(message)

/** An English term, and the word that the Vietnamese message has for it. */
const glossary: readonly (readonly [string, string])[] = [
  ['portal', 'portal'],
  ['dashboard', 'bảng điều khiển'],
  ['tokens?', 'token'],
  ['rate limits?', 'giới hạn tần suất'],
  ['scopes?', 'phạm vi'],
  ["token can't", 'không có quyền'],
  ['requests?', 'yêu cầu'],
  ['api calls?', 'lệnh gọi api'],
  ['calls?', 'lệnh gọi'],
  ['responses?', 'phản hồi'],
  ['results?', 'kết quả'],
  ['api specification', 'đặc tả api'],
  ['hosts?', 'host'],
  ['servers?', 'máy chủ'],
  ['ports?', 'cổng'],
  ['usernames?', 'tên người dùng'],
  ['backups?', 'sao lưu'],
  ['scheduled', 'theo lịch'],
  ['on demand', 'thủ công'],
  ['stale', 'quá hạn'],
  ['profiles?', 'hồ sơ'],
  ['fail|fails|failed', 'thất bại'],
  ['not created', 'không tạo được'],
]

/** Messages, by context and id, that say it in another way, and why. */
const exceptions = new Map([
  ['Call this function', 'to call is a verb'],
  [
    'Whoever hosts this site can forward /api/openapi to the portal, as it does /api/portal.',
    'to host is a verb',
  ],
  ['Latest backup', 'the head of a column, among backups'],
  ['countBackups', 'the head of a column, among backups'],
])

test.each(glossary)('%s is "%s"', (term, word) => {
  const others = messages.filter(
    ({ id, en, vi }) => has(en, term) && !vi.includes(word) && !exceptions.has(id),
  )
  expect(others).toEqual([])
})

test('the screen of calls and changes is "Nhật ký hoạt động"', () => {
  expect(vietnamese.get('Activity')).toBe('Nhật ký hoạt động')
})

test('only a server is called "máy chủ", not a host', () => {
  expect(messages.filter(({ en, vi }) => vi.includes('máy chủ') && !has(en, 'server'))).toEqual([])
})

test.each([
  ['may not', "can't, or is probably not"],
  ['called off', 'cancelled'],
  ['by itself', 'automatically'],
  ['looking', 'checking'],
  ['answers?|answered', 'response'],
  ['outcomes?', 'result'],
  ['newest', 'latest'],
  ['calls (?:a|per|by|in the last) minute|counts calls|only its own calls', 'requests are counted'],
  ['(?:#|…) entries', 'the thing itself, such as databases'],
  ['asia/saigon', 'Asia/Ho_Chi_Minh'],
])('no English message has "%s": it is %s', (word) => {
  expect(messages.map(({ en }) => en).filter((en) => new RegExp(word).test(en))).toEqual([])
})

test.each([
  ['hợp đồng', 'đặc tả API'],
  ['giới hạn tốc độ', 'giới hạn tần suất'],
  ['cổng quản trị', 'portal'],
  ['tên đăng nhập', 'tên người dùng'],
  ['chưa tạo', 'không tạo được'],
  ['mục gặp lỗi', 'mục thất bại'],
  ['mục lỗi', 'mục thất bại'],
  ['câu trả lời', 'phản hồi'],
  ['…/… mục', 'the numbers alone'],
  ['asia/saigon', 'Asia/Ho_Chi_Minh'],
])('no Vietnamese message has "%s": it is %s', (word) => {
  expect(messages.map(({ vi }) => vi).filter((vi) => vi.includes(word))).toEqual([])
})
