/** Forced colours, as in a contrast theme of Windows: selected items and graphics are still distinguishable. */
import { afterEach, expect, test } from 'vitest'
import { cdp, page, type Locator } from 'vitest/browser'
import { open } from '~/testing/open'

async function force(value: 'active' | 'none'): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] })
}

afterEach(() => force('none'))

/** A system colour, as the browser computes it. */
function system(colour: string): string {
  const probe = document.body.appendChild(document.createElement('i'))
  probe.style.color = colour
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

const style = (locator: Locator, property: 'backgroundColor' | 'fill' | 'stroke') =>
  getComputedStyle(locator.element())[property]

test("the picture's shapes have different colours of the system, and its ground is not painted", async () => {
  await open('/databases/orders-staging/backups')
  await force('active')
  const picture = page.getByRole('slider', { name: 'Last 30 days of orders-staging' })
  await expect.element(picture).toBeVisible()
  const painted = (shape: string, property: 'fill' | 'stroke') => {
    const path = picture.element().querySelector(`.${shape}`)
    return path && getComputedStyle(path)[property]
  }
  await expect.poll(() => painted('fill-good', 'fill')).toBe(system('CanvasText'))
  expect(painted('fill-accent', 'fill')).toBe(system('LinkText'))
  expect(painted('stroke-warn', 'stroke')).toBe(system('GrayText'))
  expect(painted('fill-warn-soft', 'fill')).toBe(system('Canvas'))
  expect(new Set(['CanvasText', 'LinkText', 'GrayText', 'Canvas'].map(system)).size).toBe(4)
})

test('what is chosen stands on a ground of its own: the place, a tab, a button that is pressed, an engine', async () => {
  const expectOnly = async (is: Locator, isNot: Locator) => {
    await expect.element(is).toBeVisible()
    await expect.poll(() => style(is, 'backgroundColor')).toBe(system('SelectedItem'))
    expect(style(isNot, 'backgroundColor')).not.toBe(system('SelectedItem'))
  }
  await force('active')
  await open('/databases/crm', { checked: true })
  const place = page.getByRole('navigation', { name: 'Main' })
  await expectOnly(
    place.getByRole('link', { name: /^Databases/ }),
    place.getByRole('link', { name: 'Token' }),
  )
  await expectOnly(
    page.getByRole('tab', { name: 'Summary' }),
    page.getByRole('tab', { name: 'Backups' }),
  )
  await place.getByRole('link', { name: /^Databases/ }).click()
  const compact = page.getByRole('button', { name: 'Compact rows' })
  await compact.click()
  await expectOnly(compact, page.getByRole('button', { name: 'Export' }))
  await page.getByRole('link', { name: 'Create database' }).click()
  const engine = (name: string) => page.getByText(name, { exact: true }).element().closest('label')
  await expect.element(page.getByRole('radio', { name: 'MySQL' })).toBeInTheDocument()
  const ground = (name: string) => getComputedStyle(engine(name) ?? document.body).backgroundColor
  expect(ground('PostgreSQL')).toBe(system('SelectedItem'))
  expect(ground('MySQL')).not.toBe(system('SelectedItem'))
})

test('the switch is drawn, and differs when it is on; the bar of states has a colour for each', async () => {
  await force('active')
  await open('/overview', { checked: true })
  const watch = page.getByRole('switch', { name: 'Watch' })
  await expect.element(watch).toBeVisible()
  const ground = () =>
    getComputedStyle(watch.element().children[0] ?? document.body).backgroundColor
  expect(ground()).toBe(system('ButtonFace'))
  await watch.click()
  await expect.poll(ground).toBe(system('SelectedItem'))
  const parts = [...document.querySelectorAll('main [aria-hidden] > .min-w-1')].map(
    (part) => getComputedStyle(part).backgroundColor,
  )
  expect(parts.length).toBeGreaterThan(3)
  expect(new Set(parts).size).toBeGreaterThan(2)
})
