/** What is wrong with the text of a `config.json`, a sentence each. */
import { problemText, problemsOf } from '../../src/settings-problems'

export function configProblems(text: string): string[] {
  try {
    return problemsOf(JSON.parse(text)).map(problemText)
  } catch (error) {
    return [`no JSON: ${error instanceof Error ? error.message : String(error)}`]
  }
}
