/** Which keys the person's machine has. */

/** Whether commands take ⌘, as on a Mac, an iPhone or an iPad, and not Ctrl. */
export function isApple(): boolean {
  return /^(Mac|iP)/.test(navigator.platform)
}
