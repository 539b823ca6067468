/** The words for statuses. */
import { i18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { messages as en } from '~/i18n/en/base.po'
import { messages as vi } from '~/i18n/vi/base.po'
import { knownWords, statusTone, statusWord } from './status'

i18n.load({ en, vi })

test.each([
  ['en', 'running', 'Running'],
  ['en', 'IN-PROGRESS', 'In progress'],
  ['en', 'on-demand', 'On demand'],
  ['vi', 'running', 'Đang chạy'],
  ['vi', 'ready', 'Sẵn sàng'],
  ['vi', 'deleting', 'Đang xóa'],
])('in %s %s is %s', (language, status, words) => {
  i18n.activate(language)
  expect(statusWord(i18n, status)).toBe(words)
})

test.each(['en', 'vi'])('each known word is in the catalogue of %s', (language) => {
  i18n.activate(language)
  expect(knownWords.filter((word) => statusWord(i18n, word)?.startsWith('status.'))).toEqual([])
})

test.each(['half-asleep', '', '__proto__', 'constructor'])('%j is no known word', (status) => {
  expect(statusWord(i18n, status)).toBe(null)
  expect(statusTone(status)).toBe('neutral')
})
