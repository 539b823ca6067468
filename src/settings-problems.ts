/** What is wrong with `config.json`, in English: for the console and for `npm run check:config`. */
import { settingsProblems, type SettingsProblem, type Wanted } from './settings'

const wanted: Record<Wanted, string> = {
  text: 'has to be a text',
  link: 'has to be a web address (https://…)',
  rate: 'has to be a number from 1 on',
  switch: 'has to be true or false',
  keys: 'has to be an object: {…}',
  list: 'has to be a list of texts',
}

export function problemText({ path, wanted: what }: SettingsProblem): string {
  if (what) return `${path || 'the file'} ${wanted[what]}; it is left out`
  return path ? `${path} is no setting; it is left out` : 'it is no JSON, or did not come'
}

export function warnOfSettings(): void {
  for (const problem of settingsProblems())
    // oxlint-disable-next-line no-console -- for whoever looks after the site
    console.warn(`config.json: ${problemText(problem)}`)
}
