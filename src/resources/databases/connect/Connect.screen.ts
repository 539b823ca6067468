/** How to connect to a database: parts, URI and snippets; the password masked until it is revealed. */
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Portal } from '~/demo/portal'
import { pass, stopClock } from '~/testing/clock'
import { open } from '~/testing/open'
import { catchClipboard } from '~/testing/steps'

const panel = () => page.getByRole('tabpanel', { name: 'Connect' })
const button = (name: string) => page.getByRole('button', { name, exact: true })

const withPassword = (password: string) => (portal: Portal, token: string) =>
  void Object.assign(portal.world(token).databases[0] ?? {}, { password })

test('F129 the password is masked, revealed for ten seconds, and copied without being revealed', async () => {
  const copied = catchClipboard()
  const password = 'p@ss/w:rd #1'
  await open('/databases/analytics/connect', { prepare: withPassword(password) })
  await expect
    .element(panel())
    .toHaveTextContent(/Hostanalytics\.db\.example\.netPort5432Usernameanalytics/)
  const encoded = 'p%40ss%2Fw%3Ard%20%231'
  await expect.element(panel()).not.toHaveTextContent(password)
  await expect.element(panel()).not.toHaveTextContent(encoded)

  await button('Copy password').click()
  await button('Copy connection URI').click()
  await button('Copy psql').click()
  const uri = `postgresql://analytics:${encoded}@analytics.db.example.net:5432/analytics`
  await expect.poll(() => copied).toEqual([password, uri, `psql '${uri}'`])
  await expect.element(panel()).not.toHaveTextContent(password)

  stopClock()
  await button('Show password').click()
  await expect.element(panel()).toHaveTextContent(password)
  await expect.element(panel()).toHaveTextContent(`Connection URI${uri}`)
  await pass(10)
  await expect.element(panel()).not.toHaveTextContent(password)
  await expect.element(panel()).not.toHaveTextContent(encoded)
  expect(location.href + document.title).not.toContain(encoded)
  const kept = JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state])
  expect(kept).not.toContain('p@ss')
})

test.each([
  ['analytics', 'psql'],
  ['shop', 'mysql'],
  ['sessions', 'mongosh'],
  ['events', 'clickhouse-client'],
])('ready lines for %s: %s, environment variables, Node.js and Python', async (name, client) => {
  await open(`/databases/${name}/connect`)
  for (const label of [client, 'Environment variables', 'Node.js', 'Python'])
    await expect.element(button(`Copy ${label}`)).toBeVisible()
  await expect
    .element(page.getByRole('figure', { name: client }))
    .toHaveTextContent(`${name}.db.example.net`)
})

test('without connection details a sentence says so', async () => {
  // The third database answers with no more than the list has.
  await open('/databases/shop/connect', { token: 'full_odd-shapes' })
  await expect.element(panel()).toHaveTextContent('The portal returned no connection details.')
})

test('a URI whose parts cannot be read is copied as it is, and no part is reported as missing', async () => {
  const copied = catchClipboard()
  const uri = 'app:hunter2@tcp(db.example.net:3306)/shop'
  await open('/databases/analytics/connect', {
    answers: {
      '/databases/analytics': () =>
        Response.json({ name: 'analytics', engine: 'mysql', connection_string: uri }),
    },
  })
  await expect.element(panel()).toHaveTextContent('Copy it as the portal sent it.')
  await expect.element(panel()).not.toHaveTextContent("The portal didn't return")
  await expect.element(panel()).not.toHaveTextContent("hasn't returned a host")
  await expect.element(panel()).not.toHaveTextContent('hunter2')
  await button('Copy connection URI').click()
  await expect.poll(() => copied).toEqual([uri])
})

test('F158 where the browser cannot copy, the text is selected and the keys are named', async () => {
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as never)
  await open('/databases/analytics/connect')
  await button('Copy host').click()
  const text = page.getByRole('textbox', { name: 'Press Ctrl+C.' })
  await expect.element(text).toHaveFocus()
  expect(getSelection()?.toString()).toBe('analytics.db.example.net')
  await expect.element(page.getByText('Copied')).not.toBeInTheDocument()
})

test('F131 a value with a line break says so at its copy button, and no other does', async () => {
  await open('/databases/analytics/connect', { prepare: withPassword('a\nreboot\n') })
  await expect.element(panel()).toHaveTextContent(/Password[^A-Za-z]*Contains a line breakpsql/)
  await expect.element(panel().getByText('Contains a line break')).toHaveLength(1)
})
