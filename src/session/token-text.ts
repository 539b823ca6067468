/** A token as text: cleaning a pasted one, and displaying it. */

export interface CleanToken {
  token: string
  /** Something around the token was removed. */
  cleaned: boolean
  problem: { kind: 'character'; position: number; code: string } | { kind: 'too-long' } | null
  /** It does not start with `htx_`. The format is not documented, so the person is asked and it is not refused. */
  unusual: boolean
}

/** The longest token that is sent: gateways refuse long headers (431) before the portal sees them. */
export const longestToken = 512

const wrappings = [
  /^(?:export\s+)?HTX_TOKEN\s*=\s*/i,
  /^Authorization\s*:\s*/i,
  /^Bearer\s+/i,
  /^["'`]|["'`]$/g,
]

/**
 * Removes white space, quotes, `Bearer `, `Authorization:` and `HTX_TOKEN=` around a token, in any nesting.
 * A character that cannot stand in an HTTP header (outside visible ASCII, RFC 9110 5.5) is a problem with its
 * position, counted from 1.
 */
export function cleanToken(pasted: string): CleanToken {
  let token = pasted
  for (let before = ''; before !== token;) {
    before = token
    for (const wrapping of wrappings) token = token.trim().replace(wrapping, '')
  }
  return {
    token,
    cleaned: token !== pasted,
    problem: tokenProblem(token),
    unusual: token !== '' && !token.startsWith('htx_'),
  }
}

/** Why a token cannot be sent, or null. */
export function tokenProblem(token: string): CleanToken['problem'] {
  const position = [...token].findIndex((character) => !/^[\x21-\x7e]$/.test(character))
  if (position >= 0) {
    const point = [...token][position]?.codePointAt(0) ?? 0
    const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
    return { kind: 'character', position: position + 1, code }
  }
  return token.length > longestToken ? { kind: 'too-long' } : null
}

/** Such as `htx_…9f3c`; only the prefix if the last four characters were half of the token or more. */
export function maskToken(token: string): string {
  const [, prefix = '', hidden = '', end = ''] = /^(htx_)?(.*)(.{4})$/.exec(token) ?? []
  return `${prefix}…${hidden.length > end.length ? end : ''}`
}
