/** What moves: only signs that something is being loaded, and nothing where the system asks for less motion. */
import { beforeEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { createLine } from '~/testing/line'
import { open } from '~/testing/open'

const addresses = ['/overview', '/databases', '/databases/analytics', '/backups', '/functions']

const prefersMotion = (value: 'reduce' | 'no-preference') =>
  cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-motion', value }],
  })

beforeEach(async () => {
  await prefersMotion('no-preference')
  return () => prefersMotion('reduce')
})

/** The animations that run, those of pseudo-elements too, by the names that the styles give them. */
const running = () =>
  document
    .getAnimations()
    .map((one) => (one instanceof CSSAnimation ? one.animationName : 'a transition'))

/** Those that take time: what only waits before it is drawn does not move. */
const moving = () =>
  document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0)

const parts = [null, '::before', '::after', '::backdrop', '::placeholder', '::marker']

/** Elements, or parts of them, whose changes of look take longer than 150 milliseconds. */
const slow = () =>
  [...document.querySelectorAll('*')].filter((one) =>
    parts.some((part) =>
      getComputedStyle(one, part)
        .transitionDuration.split(', ')
        .some((seconds) => Number.parseFloat(seconds) > 0.15),
    ),
  )

test.each(addresses)('%s moves only while it is loaded', async (address) => {
  const line = createLine()
  const reads = line.hold(/^GET /)
  await open(address, line)
  await expect.poll(running).toContain('skeleton')
  for (const name of running()) expect(['skeleton', 'spin', 'undrawn']).toContain(name)
  expect(slow()).toEqual([])
  reads.go()
  await expect.poll(() => document.querySelector('main [aria-busy=true]')).toBeNull()
  await expect.poll(running).toEqual([])
  expect(slow()).toEqual([])
})

test.each(addresses)('nothing of %s moves where the system asks for that', async (address) => {
  // The answers never arrive.
  await open(address, { through: () => new Promise<never>(() => undefined) })
  await expect.poll(() => moving().length).toBeGreaterThan(0)
  await prefersMotion('reduce')
  await expect.poll(() => moving().length).toBe(0)
})

test.each(['reduce', 'no-preference'] as const)(
  'what would be pushed away while the screen is loaded is not drawn yet, motion: %s',
  async (motion) => {
    await prefersMotion(motion)
    await open('/token', { through: () => new Promise<never>(() => undefined) })
    const reasons = page.getByRole('heading', { name: 'Write access' })
    const waits = () =>
      document
        .getAnimations()
        .filter((one) => one instanceof CSSAnimation && one.animationName === 'undrawn')
    await expect.poll(() => waits().length).toBeGreaterThan(0)
    // From its beginning, however long the machine took.
    for (const one of waits()) {
      one.pause()
      one.currentTime = 3900
    }
    await expect.element(page.getByText('Write access', { exact: true })).not.toBeVisible()
    for (const one of waits()) one.finish()
    await expect.element(reasons).toBeVisible()
  },
)
