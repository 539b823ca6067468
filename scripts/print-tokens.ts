/** Prints the demo tokens, for those who have just started a server with the embedded portal. */
import { demoTokens } from '../src/demo/tokens'

export function printTokens(): void {
  const widest = Math.max(...demoTokens.map(({ token }) => token.length))
  const lines = demoTokens.map(({ token, what }) => `    ${token.padEnd(widest)}  ${what}`)
  process.stdout.write(`\n  Tokens of the embedded portal:\n${lines.join('\n')}\n\n`)
}
