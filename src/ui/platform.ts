/** The modifier key of the person's machine. */

/** Whether commands take ⌘, as on a Mac, an iPhone or an iPad, and not Ctrl. */
export function isApple(): boolean {
  return /^(Mac|iP)/.test(navigator.platform)
}
