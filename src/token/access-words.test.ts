/** What the evidence shows about a token, in the banner and on its screens, in both languages. */
import { i18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { messages as baseEn } from '~/i18n/en/base.po'
import { messages as laterEn } from '~/i18n/en/later.po'
import { messages as baseVi } from '~/i18n/vi/base.po'
import { messages as laterVi } from '~/i18n/vi/later.po'
import type { Product } from '~/api/operations'
import type { Evidence } from '~/session/scope'
import { accessWords, isWritingOpen } from './access-words'
import { scopeSentence } from './scope-sentence'

i18n.load({ en: { ...baseEn, ...laterEn }, vi: { ...baseVi, ...laterVi } })

/** Reads of databases, functions and proxies, then a write of databases: allowed, refused, unclear, or not tried. */
function evidence(tried: string): Evidence[] {
  const products: readonly Product[] = ['databases', 'functions', 'proxies', 'databases']
  return products.flatMap((product, index) => {
    const access = index < 3 ? 'read' : 'write'
    const allowed = { a: true, r: false, u: null }[tried.charAt(index)]
    return allowed === undefined ? [] : [{ product, access, allowed, at: 0, call: '' }]
  })
}

const probably =
  'Scope: probably full or read. Some portals check only writes, so a single product is possible too.'
const maybe =
  'Phạm vi: có thể là full hoặc read. Một số portal chỉ kiểm tra khi ghi, nên cũng có thể chỉ là một sản phẩm.'

test.each([
  ['----', 'checking…', 'đang kiểm tra…', 'Scope: not known yet.', 'Phạm vi: chưa rõ.'],
  ['aaa-', 'reads all, writing not checked', 'đọc tất cả, chưa kiểm tra ghi', probably, maybe],
  [
    'aaau',
    'reads all, writing unclear',
    'đọc tất cả, chưa rõ ghi',
    `${probably} The write check was not conclusive.`,
    `${maybe} Lần kiểm tra ghi chưa cho kết quả rõ ràng.`,
  ],
  ['arr-', 'databases only', 'chỉ cơ sở dữ liệu', 'Scope: databases.', 'Phạm vi: databases.'],
  ['rra-', 'proxies only', 'chỉ proxy', 'Scope: proxies.', 'Phạm vi: proxies.'],
  [
    'r---',
    'not databases',
    'không gồm cơ sở dữ liệu',
    'Scope: functions or proxies. Databases were refused.',
    'Phạm vi: functions hoặc proxies. Cơ sở dữ liệu bị từ chối.',
  ],
  [
    'raa-',
    'reads functions and proxies',
    'đọc hàm và proxy',
    'Scope: matches none of the five known ones.',
    'Phạm vi: không khớp phạm vi nào trong năm phạm vi đã biết.',
  ],
  [
    'aaaa',
    'reads all, writes databases',
    'đọc tất cả, ghi cơ sở dữ liệu',
    'Scope: full or databases.',
    'Phạm vi: full hoặc databases.',
  ],
  [
    'aaar',
    'read-only',
    'chỉ đọc',
    'Scope: probably read; not full or databases.',
    'Phạm vi: có thể là read; không phải full hay databases.',
  ],
  [
    'rrr-',
    'none',
    'không có',
    "The token is valid, but it can't read databases, functions or proxies. Use another token.",
    'Token hợp lệ nhưng không có quyền đọc cơ sở dữ liệu, hàm hoặc proxy. Hãy dùng token khác.',
  ],
  // Only some of the lists: a token is often used on one screen only.
  ['a---', 'reads databases', 'đọc cơ sở dữ liệu', 'Scope: not known yet.', 'Phạm vi: chưa rõ.'],
  [
    'ar--',
    'reads databases, not functions',
    'đọc cơ sở dữ liệu, không gồm hàm',
    'Scope: databases.',
    'Phạm vi: databases.',
  ],
  [
    'a--a',
    'reads databases, writes databases',
    'đọc cơ sở dữ liệu, ghi cơ sở dữ liệu',
    'Scope: full or databases.',
    'Phạm vi: full hoặc databases.',
  ],
  [
    'a--r',
    'reads databases, writing refused',
    'đọc cơ sở dữ liệu, bị từ chối ghi',
    'Scope: read, functions or proxies.',
    'Phạm vi: read, functions hoặc proxies.',
  ],
])('%s', (tried, access, quyen, scope, phamVi) => {
  i18n.activate('en')
  expect([accessWords(evidence(tried)), scopeSentence(evidence(tried))]).toEqual([access, scope])
  i18n.activate('vi')
  expect([accessWords(evidence(tried)), scopeSentence(evidence(tried))]).toEqual([quyen, phamVi])
})

test('writing is open where everything is read and no write has proved anything', () => {
  const open = ['----', 'aaa-', 'aaau', 'aaaa', 'aaar', 'arr-'].filter((tried) =>
    isWritingOpen(evidence(tried)),
  )
  expect(open).toEqual(['aaa-', 'aaau'])
})
