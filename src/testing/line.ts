/** The connection between page and portal, on which a test can answer or delay calls. */
import type { Portal } from '~/demo/portal'

type Answer = (request: Request) => Response | Promise<Response>

interface Rule {
  path: RegExp
  left: number
  answer: (request: Request, portal: Portal) => Promise<Response>
}

/** `through` is an option of `open`. If several rules match a call, the first that is not used up counts. */
export function createLine() {
  const rules: Rule[] = []
  const add = (path: RegExp, left: number, answer: Rule['answer']) =>
    void rules.push({ path, left, answer })
  return {
    async through(request: Request, portal: Portal): Promise<Response> {
      const { pathname } = new URL(request.url)
      const call = `${request.method} ${pathname}`
      const rule = rules.find(({ path, left }) => left > 0 && path.test(call))
      if (!rule) return portal.fetch(request)
      rule.left--
      return rule.answer(request, portal)
    },
    /** Answers the next `times` matching calls; the portal does not get them. */
    answer(path: RegExp, answer: Answer, times = 1): void {
      add(path, times, async (request) => answer(request))
    },
    /** Holds matching calls until `go`; then the portal answers them, or `instead` does. */
    hold(path: RegExp, instead?: Answer) {
      const { promise, resolve } = Promise.withResolvers<void>()
      let held = 0
      add(path, Infinity, async (request, portal) => {
        held++
        await promise
        return instead ? instead(request) : portal.fetch(request)
      })
      return { go: () => resolve(), held: () => held }
    },
    /** From now on the portal answers everything. */
    end: () => void rules.splice(0),
  }
}

/** A 429, by default without a time to wait. */
export const limited =
  (headers: Record<string, string> = {}): Answer =>
  () =>
    Response.json({ error: 'rate limit exceeded' }, { status: 429, headers })
