/** How long it took to make something of an answer: a list that is polled must not keep the page busy with that. */

const parsing = new WeakMap<object, number>()
const whole = new WeakMap<object, number>()

/** Notes how long a body took to parse, in milliseconds, for the answer that holds it. */
export function noteParsing<Answer extends object>(answer: Answer, ms: number): Answer {
  parsing.set(answer, ms)
  return answer
}

/** Notes how long an answer that was parsed took to read, in milliseconds, for it and for what was read. */
export function noteReading(answer: object, read: unknown, ms: number): void {
  const all = (parsing.get(answer) ?? 0) + ms
  for (const of of [answer, read]) if (typeof of === 'object' && of !== null) whole.set(of, all)
}

/** How long an answer, or what was read from it, took to be made, in milliseconds; 0 where it is not known. */
export function workOf(made: unknown): number {
  if (typeof made !== 'object' || made === null) return 0
  return whole.get(made) ?? parsing.get(made) ?? 0
}
