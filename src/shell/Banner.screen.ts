/** The banner above every screen, and the notice about a list whose update failed. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { forward, pass } from '~/testing/clock'
import { open, type Opened } from '~/testing/open'
import { heading, pressRefresh, rows, setOnline } from '~/testing/steps'

const list = '/api/portal/databases'
const pause = () => page.getByRole('status', { name: 'Rate limit reached' })
const wrongServer = () => page.getByRole('alert').filter({ hasText: 'wrong server' })
const offline = () => page.getByRole('status').filter({ hasText: "You're offline." })

/** Opens the list; later failures happen while rows are shown. */
async function opened(options?: Parameters<typeof open>[1]): Promise<Opened> {
  const session = await open('/databases', options)
  await expect.element(rows().nth(13)).toBeVisible()
  return session
}

test('F052 a failed update says when it is tried again', async () => {
  const { portal, token, calls } = await opened()
  portal.fail(token, { fault: '500', times: 2 })
  await pressRefresh()
  const age = page.getByText(/^Last update failed \(500\)\. Retrying in ([12]?\d|30) s\./)
  await expect.element(age).toBeVisible()
  await expect.element(age).toHaveTextContent('Showing data from ')
  const left = () => Number(/Retrying in (\d+) s/.exec(age.element().textContent ?? '')?.[1])
  const before = calls().length
  const atFirst = left()
  await forward(5000)
  await expect.poll(left).toBeLessThanOrEqual(atFirst - 5)
  expect(calls()).toHaveLength(before)
  await forward(26_000)
  await expect.poll(() => calls().length).toBe(before + 1)
  await expect.element(age).toBeVisible()
  await forward(31_000)
  await expect.element(page.getByText(/^Updated/)).toBeVisible()
})

test.each([1280, 360])('F075 on a long screen, %i wide, the pause stays in view', async (width) => {
  let refuse = false
  await opened({
    token: 'full_many-60',
    width,
    height: 640,
    // Longer than a slow machine takes to check.
    through: async (request, portal) =>
      refuse
        ? new Response(null, { status: 429, headers: { 'Retry-After': '600' } })
        : portal.fetch(request),
  })
  refuse = true
  await pressRefresh()
  await expect.element(pause()).toBeInViewport()
  rows().last().element().scrollIntoView()
  await expect.element(heading('Databases')).not.toBeInViewport()
  await expect.element(pause()).toBeInViewport({ ratio: 0.9 })
})

test('F054 F097 after two web pages in a row: the wrong server; an answer ends it', async () => {
  const { portal, token } = await opened()
  portal.fail(token, { path: list, fault: 'html', times: 2 })
  await pressRefresh()
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('The portal returned a web page instead of data.')
  await expect.element(wrongServer()).not.toBeInTheDocument()
  await pressRefresh()
  await expect.element(wrongServer()).toHaveTextContent(location.origin + list)
  await expect.element(wrongServer()).toHaveTextContent('(200)')
  await expect.element(rows()).toHaveLength(14)
  await pressRefresh()
  await expect.element(wrongServer()).not.toBeInTheDocument()
})

test('F073 a list that is not found: the wrong server, with the address tried', async () => {
  const { portal, token } = await opened()
  portal.fail(token, { path: list, fault: '404' })
  await pressRefresh()
  await expect.element(wrongServer()).toHaveTextContent(location.origin + list)
  await expect.element(wrongServer()).toHaveTextContent('(404)')
  await expect.element(page.getByText('No databases yet')).not.toBeInTheDocument()
})

test('a gateway’s or firewall’s page does not mean the wrong server', async () => {
  const { portal, token, calls } = await opened()
  const before = calls().length
  portal.fail(token, { path: list, fault: '403-html', times: 2 })
  await pressRefresh()
  await pressRefresh()
  await expect.poll(() => calls().length).toBe(before + 2)
  await expect.element(page.getByText(/^Last update failed \(403\)/)).toBeVisible()
  await expect.element(page.getByText('wrong server')).not.toBeInTheDocument()
})

test('F093 offline: since when the data are', async () => {
  await opened()
  setOnline(false)
  await expect.element(offline()).toHaveTextContent(/You're offline\. Data as of \d\d:\d\d\./)
})

test('F096 no answer: said after two reads in a row, with since when', async () => {
  let isSilent = false
  await opened({
    through: async (request, portal) => {
      if (!isSilent) return portal.fetch(request)
      return new Promise((_, reject) => {
        request.signal.addEventListener('abort', () => reject(new Error('Cancelled')))
      })
    },
  })
  const silent = page.getByRole('status').filter({ hasText: 'No response from the portal since' })
  isSilent = true
  await pressRefresh()
  await pass(17)
  await expect.element(page.getByText(/^Last update failed/)).toBeVisible()
  await expect.element(silent).not.toBeInTheDocument()
  await pressRefresh()
  await pass(17)
  await expect.element(silent).toHaveTextContent(/since \d\d:\d\d\./)
  await expect.element(rows()).toHaveLength(14)
  isSilent = false
  await pressRefresh()
  await expect.element(silent).not.toBeInTheDocument()
  await expect.element(page.getByText(/^Updated/)).toBeVisible()
})

test('one line at a time: the session before the line, the line before the pause', async () => {
  const { portal, token } = await opened()
  const idle = page.getByRole('alert').filter({ hasText: "You've been inactive." })
  portal.fail(token, { path: list, fault: '429' })
  await pressRefresh()
  await expect.element(pause()).toBeVisible()
  setOnline(false)
  await expect.element(offline()).toBeVisible()
  await expect.element(pause()).not.toBeInTheDocument()
  await forward(30 * 60_000)
  await pass(2)
  await expect.element(idle).toBeVisible()
  await expect.element(offline()).not.toBeInTheDocument()
  await idle.getByRole('button', { name: 'Stay signed in' }).click()
  await expect.element(offline()).toBeVisible()
  setOnline(true)
  await expect.element(offline()).not.toBeInTheDocument()
})
