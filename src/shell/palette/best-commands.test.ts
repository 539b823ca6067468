/** Finding commands: the best first, without case and accents, fast among very many. */
import { fold } from '~/fold'
import { expect, test } from 'vitest'
import { bestCommands, type FindableCommand } from './best-commands'

const command = (label: string, whenAsked = false): FindableCommand => ({
  id: label,
  label,
  plain: fold(label),
  group: 'actions',
  whenAsked,
})
const labels = (commands: FindableCommand[], typed: string) =>
  bestCommands(commands, typed).map(({ label }) => label)

test('the command itself, then what begins with it, then beginnings of words, then any letters', () => {
  const all = ['workshop', 'Back up shop', 'shop-staging', 'shop', 'Delete old-shop…', 'crm'].map(
    (label) => command(label),
  )
  expect(labels(all, 'Shop ')).toEqual([
    'shop',
    'shop-staging',
    'Back up shop',
    'Delete old-shop…',
    'workshop',
  ])
})

test('each word has to be there, in any order, whatever the case and accents', () => {
  const all = ['Cơ sở dữ liệu', 'Đăng xuất', 'Sao lưu đơn-hàng'].map((label) => command(label))
  expect(labels(all, 'co so')).toEqual(['Cơ sở dữ liệu'])
  expect(labels(all, 'don  SAO')).toEqual(['Sao lưu đơn-hàng'])
  expect(labels(all, 'dang')).toEqual(['Đăng xuất'])
  expect(labels(all, 'sao xuat')).toEqual([])
})

test('without a text: the first 50 of those that are not for those who ask', () => {
  const all = [
    command('Back up a', true),
    ...Array.from({ length: 60 }, (_, n) => command(`c${n}`)),
  ]
  expect(labels(all, ' ')).toHaveLength(50)
  expect(labels(all, ' ')[0]).toBe('c0')
  expect(labels(all, 'back')).toEqual(['Back up a'])
})

test('what begins with the text is found behind fifty others that only hold it', () => {
  const all = [...Array.from({ length: 60 }, (_, n) => command(`x${n}y`)), command('y')]
  expect(labels(all, 'y')[0]).toBe('y')
  expect(labels(all, 'y')).toHaveLength(50)
})

test('each of thirty thousand commands is looked at once', () => {
  let looks = 0
  const all = Array.from({ length: 30_000 }, (_, n) => {
    const one = command(`Back up database-${n}`)
    const { plain } = one
    return Object.defineProperty(one, 'plain', { get: () => (looks++, plain) })
  })
  expect(labels(all, 'up database-29999')).toEqual(['Back up database-29999'])
  expect(looks).toBe(30_000)
})
