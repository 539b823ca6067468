/** What lies over the middle of an element: itself or a part of it where it is seen. */

export function overMiddle(element: Element): Element | null {
  const { left, top, width, height } = element.getBoundingClientRect()
  return document.elementFromPoint(left + width / 2, top + height / 2)
}
