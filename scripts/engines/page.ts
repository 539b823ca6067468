/** What the steps need of a browser, whichever it is. */

/** Values that pass between this process and a page. */
export type Plain = string | number | boolean | null

/** One page of one engine. */
export interface EnginePage {
  /** The engine and its version, such as "Firefox 140.5". */
  readonly engine: string
  /** Errors in the page's console so far; null where the driver does not report them. */
  readonly troubles: readonly string[] | null
  /** Resolves when the page has loaded. */
  open(url: string): Promise<void>
  resize(width: number, height: number): Promise<void>
  /** Runs a function in the page. It is sent as text, so it can use nothing but what it is given. */
  evaluate<Given extends Plain[], Result>(
    run: (...given: Given) => Result,
    ...given: Given
  ): Promise<Result>
  /** Types into the focused element. */
  type(text: string): Promise<void>
  press(key: keyof typeof keys): Promise<void>
  /** Clicks at a point of the window's content, in CSS pixels. */
  clickAt(x: number, y: number): Promise<void>
  /** The window's content as a PNG. */
  screenshot(): Promise<Uint8Array>
  close(): Promise<void>
}

/** The keys that have no character, by their code in WebDriver (section 17.4.2). */
export const keys = { Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004', ArrowDown: '\uE015' }
