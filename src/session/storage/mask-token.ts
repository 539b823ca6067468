/** How a token is shown: enough to tell two apart, too little to use one. */

/** Such as `htx_…9f3c`; of a token whose last four characters would be half of it or more, nothing but its prefix. */
export function maskToken(token: string): string {
  const [, prefix = '', hidden = '', end = ''] = /^(htx_)?(.*)(.{4})$/.exec(token) ?? []
  return `${prefix}…${hidden.length > end.length ? end : ''}`
}
