/** Whether another page shows this one inside of it. Then it restores, asks for and draws nothing of a session. */

export function isFramed(): boolean {
  return window.top !== window.self
}
