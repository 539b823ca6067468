/** The element on top of the middle of another one: that one itself or a part of it where it is visible. */

export function overMiddle(element: Element): Element | null {
  const { left, top, width, height } = element.getBoundingClientRect()
  return document.elementFromPoint(left + width / 2, top + height / 2)
}
