/** Whether the page is shown in another page's frame. Then it restores and requests nothing, and shows nothing of a session. */

export function isFramed(): boolean {
  return window.top !== window.self
}
