/** Steps of a person with only a keyboard: Tab to an element by role and name, and check where the focus is. */
import { expect } from 'vitest'
import { page, userEvent, type Locator } from 'vitest/browser'

type Role = Parameters<typeof page.getByRole>[0]

export const press = (keys: string): Promise<void> => userEvent.keyboard(keys)

const found = (role: Role, name: string | RegExp): Locator =>
  page.getByRole(role, { name, exact: typeof name === 'string' })

/** The most stops on the way: a screen of a small account has fewer. */
const most = 60

/**
 * Presses Tab, or Shift and Tab, until the element of this role and name has the focus. Each stop on the way has to be
 * visible.
 */
export async function tabTo(role: Role, name: string | RegExp, shift = false): Promise<void> {
  const target = found(role, name)
  await expect
    .poll(() => target.elements().length, { message: `${role} ${name}` })
    .toBeGreaterThan(0)
  const passed: string[] = []
  const isThere = () => target.elements().some((one) => one === document.activeElement)
  while (!isThere()) {
    if (passed.length === most)
      expect.fail(`Tab does not lead to ${role} ${name}, but to ${passed.join(', ')}`)
    const last = document.activeElement
    const ring = last && ringOf(last)
    await userEvent.tab({ shift })
    const now = document.activeElement ?? document.body
    passed.push(wordsOf(now))
    await isSeen(now)
    if (last instanceof HTMLElement && last.isConnected && last.tabIndex >= 0 && last !== now)
      expect(ringOf(last), `${wordsOf(last)} without the focus`).not.toBe(ring)
  }
}

/** Tabs to it and presses Enter. */
export async function pressEnter(role: Role, name: string | RegExp, shift = false): Promise<void> {
  await tabTo(role, name, shift)
  // It may wait for what was typed before.
  await expect.poll(() => document.activeElement?.ariaDisabled).not.toBe('true')
  await press('{Enter}')
}

/** By "Skip to content" after banner and navigation. */
export async function skipToContent(): Promise<void> {
  await pressEnter('link', 'Skip to content')
  await expect.element(page.getByRole('main')).toHaveFocus()
}

/** The element of this role and name gets the focus automatically, or keeps it, and is visible. */
export async function hasFocus(role: Role, name: string | RegExp): Promise<void> {
  await expect.element(found(role, name)).toHaveFocus()
  // A heading has the focus to be read out, and has no action.
  if (role !== 'heading') await isSeen(document.activeElement ?? document.body)
}

/** Opens a menu, and chooses one of its entries. */
export async function choose(menu: string, entry: string | RegExp, keys = '{Enter}') {
  await pressEnter('button', menu)
  await expect.poll(() => document.activeElement?.role).toMatch(/^menuitem/)
  await arrowTo(entry)
  await press(keys)
}

/** Presses the arrow down until this entry of the open menu has the focus. */
export async function arrowTo(entry: string | RegExp): Promise<void> {
  const passed: string[] = []
  for (;;) {
    const now = document.activeElement ?? document.body
    await isSeen(now)
    const words = now.textContent?.trim() ?? ''
    if (typeof entry === 'string' ? words === entry : entry.test(words)) return
    if (passed.includes(words)) expect.fail(`No ${entry} among ${passed.join(', ')}`)
    passed.push(words)
    await press('{ArrowDown}')
  }
}

/** At once or a frame later: things above the page may have to be closed first. */
async function isSeen(element: Element): Promise<void> {
  if (troubleOf(element))
    await expect.poll(() => troubleOf(element), { message: wordsOf(element) }).toBe('')
}

/** Why the focus of this element would be invisible; empty if it is visible. */
function troubleOf(element: Element): string {
  if (element === document.body) return 'the focus is lost'
  const { outlineStyle, outlineWidth } = getComputedStyle(ringed(element))
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return 'it has no ring'
  // Nor is one drawn around a line of text that holds a block.
  if (!ringed(element).getClientRects()[0]?.width) return 'its ring is not drawn'
  const box = ringed(element).getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const left = Math.max(0, box.left)
  const top = Math.max(0, box.top)
  const width = Math.min(clientWidth, box.right) - left
  const height = Math.min(clientHeight, box.bottom) - top
  if (width <= 0 || height <= 0) return 'it is out of view'
  if (isUnderBar(ringed(element), box)) return 'it is partly behind the bar'
  const there = document.elementFromPoint(left + width / 2, top + height / 2)
  return there && ringed(element).contains(there) ? '' : `it is behind ${there?.outerHTML}`
}

/** Whether the navigation below a narrow screen hides a part of it. */
function isUnderBar(element: Element, { bottom }: DOMRect): boolean {
  if (innerWidth >= 768 || !element.closest('main') || element.closest('dialog, [popover]'))
    return false
  const bar = page.getByRole('navigation', { name: 'Main' }).query()?.getBoundingClientRect()
  return bar !== undefined && bottom > bar.top
}

/** What shows the ring: of a radio button that is drawn as a card, the card. */
const ringed = (element: Element): Element =>
  (element instanceof HTMLInputElement && element.type === 'radio' && element.labels?.[0]) ||
  element

function ringOf(element: Element): string {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(ringed(element))
  return `${outlineStyle} ${outlineWidth} ${outlineColor}`
}

function wordsOf(element: Element): string {
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null
  const words = element.ariaLabel ?? label ?? element.textContent ?? ''
  return `${element.localName} "${words.trim().slice(0, 40)}"`
}
