/** Finds the best commands for the typed text, also among ten thousand databases. */
import { fold } from '~/fold'
import type { Command } from '~/products/product'

/** A command with its folded label. */
export interface FindableCommand extends Command {
  plain: string
}

/** The most that a list shows. */
const most = 50

/**
 * The best 50 commands for the typed text: equal to it, then beginning with it, then with a word that begins with each
 * of its words, then containing each of them; otherwise in the given order. One pass over all commands.
 */
export function bestCommands(
  commands: readonly FindableCommand[],
  typed: string,
): FindableCommand[] {
  const wanted = fold(typed).trim().replace(/\s+/g, ' ')
  if (!wanted) return commands.filter(({ whenAsked }) => !whenAsked).slice(0, most)
  const words = wanted.split(' ')
  const ranks: FindableCommand[][] = [[], [], [], []]
  for (const command of commands) {
    const rank = ranks[rankOf(command.plain, wanted, words)]
    if (rank && rank.length < most) rank.push(command)
  }
  return ranks.flat().slice(0, most)
}

/** 0 is best; -1 where a word is missing. */
function rankOf(plain: string, wanted: string, words: readonly string[]): number {
  if (!words.every((word) => plain.includes(word))) return -1
  if (plain === wanted) return 0
  if (plain.startsWith(wanted)) return 1
  return words.every((word) => beginsWord(plain, word)) ? 2 : 3
}

function beginsWord(plain: string, word: string): boolean {
  for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(plain[at - 1] ?? '')) return true
  return false
}
