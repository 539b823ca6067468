/** One request exactly as it is given: a browser or `fetch` would normalise its path and headers. */
import { request as requestOpen, type IncomingMessage } from 'node:http'
import { request as requestTls } from 'node:https'

export interface Told {
  status: number
  /** All values of a header. */
  all: (name: string) => string[]
  body: string
}

export function ask(
  url: string,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Told> {
  const { hostname, port, protocol } = new URL(url)
  const options = { hostname, port, path, method, headers, agent: false } as const
  return new Promise((resolve, reject) => {
    const take = (answer: IncomingMessage) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('error', reject)
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          all: (name) => answer.headersDistinct[name.toLowerCase()] ?? [],
          body: Buffer.concat(chunks).toString('latin1'),
        }),
      )
    }
    const sent =
      protocol === 'https:'
        ? requestTls({ ...options, rejectUnauthorized: false }, take)
        : requestOpen(options, take)
    sent.once('error', reject).end()
  })
}
