/** Firefox, over WebDriver BiDi. */
import { launch } from 'puppeteer-core'
import type { EnginePage, Plain } from './page'

export async function openFirefox(executablePath: string): Promise<EnginePage> {
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    defaultViewport: null,
    extraPrefsFirefox: { 'intl.accept_languages': 'en-US' },
  })
  const page = await browser.newPage()
  const troubles: string[] = []
  await page.evaluateOnNewDocument(() => {
    const { error } = console
    // The driver passes on an Error without its words.
    console.error = (...all: unknown[]) => error(all.map(String).join(' '))
  })
  page.on('console', (line) => line.type() === 'error' && troubles.push(line.text()))
  page.on('pageerror', (error) => troubles.push(String(error)))
  return {
    engine: (await browser.version()).replace('/', ' '),
    troubles,
    open: async (url) => void (await page.goto(url)),
    resize: (width, height) => page.setViewport({ width, height }),
    evaluate: async <Given extends Plain[], Result>(
      run: (...given: Given) => Result,
      ...given: Given
    ) =>
      // A cast, where what comes from the page becomes a type.
      (await page.evaluate(`(${run.toString()})(...${JSON.stringify(given)})`)) as Result,
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    clickAt: (x, y) => page.mouse.click(x, y),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  }
}
