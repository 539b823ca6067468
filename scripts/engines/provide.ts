/** Finds Firefox and WebKit for the tests, and installs Debian's where there are none. */
import { existsSync } from 'node:fs'
import { thisMachine, works } from '../browser.mjs'
import { openFirefox } from './firefox'
import type { EnginePage } from './page'
import { openWebKit } from './webkit'

interface Engine {
  name: string
  /** Debian's packages of it. */
  packages: string
  /** The programs that it needs: one path of each list. */
  choices: readonly (readonly string[])[]
  open: (...places: string[]) => Promise<EnginePage>
}

export const engines: readonly Engine[] = [
  {
    name: 'Firefox',
    packages: 'firefox-esr',
    choices: [
      [
        process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr',
        '/usr/bin/firefox',
        '/Applications/Firefox.app/Contents/MacOS/firefox',
      ],
    ],
    open: (place = '') => openFirefox(place),
  },
  {
    name: 'WebKit',
    packages: 'webkit2gtk-driver xvfb',
    choices: [
      ['/usr/bin/WebKitWebDriver'],
      ['x86_64', 'aarch64'].map(
        (processor) => `/usr/lib/${processor}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
      ),
      ['/usr/bin/Xvfb'],
    ],
    open: (driver = '', browser = '') => openWebKit(driver, browser),
  },
]

/** The paths of the programs that the engine needs, after an attempt to install them; null where one is missing. */
export function provide({ packages, choices }: Engine): string[] | null {
  return find(choices) ?? (install(packages) ? find(choices) : null)
}

function find(choices: Engine['choices']): string[] | null {
  const places = choices.flatMap((choice) => choice.find((place) => existsSync(place)) ?? [])
  return places.length === choices.length ? places : null
}

function install(packages: string): boolean {
  const { root, debian } = thisMachine()
  return (
    root &&
    debian &&
    works(['apt-get update -qq', `apt-get install -y -qq --no-install-recommends ${packages}`])
  )
}
