/** The Overview: what needs attention, counts, backups that were read elsewhere, the rate limit; no calls of its own. */
import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { expectAccessible, looks } from '~/testing/axe'
import { openSession, signOut, startSession } from '~/session/current-session'
import { forward, pass } from '~/testing/clock'
import { open } from '~/testing/open'
import { backupReadsOf, goTo, heading, openDelete, row, textsOf } from '~/testing/steps'

const region = (name: string) => page.getByRole('region', { name, exact: true })
const concern = (name: string) =>
  region('Needs attention').getByRole('listitem').filter({ hasText: name })

async function goToOverview(): Promise<void> {
  await goTo('Overview')
  await expect.element(heading('Overview')).toHaveFocus()
}

test('counts and what needs attention come from what the sign-in has read', async () => {
  const { calls } = await open('/databases', { checked: true })
  await expect.element(row('shop')).toBeVisible()
  const before = calls().length
  await goToOverview()
  expect(document.title).toBe('Overview · HTX Cloud')
  for (const [name, count, href] of [
    ['Databases', 14, '/databases'],
    ['Functions', 8, '/functions'],
    ['Proxies', 10, '/proxies'],
  ] as const) {
    await expect.element(region(name)).toHaveTextContent(String(count))
    await expect
      .element(region(name).getByRole('link', { name: 'View all' }))
      .toHaveAttribute('href', href)
  }
  await expect
    .element(region('Databases').getByRole('listitem').first())
    .toHaveTextContent(/^Running12$/)
  await expect.element(concern('Maintenance')).toHaveTextContent('reports')
  const limit = region('Rate limit')
  await expect.element(limit).toHaveTextContent('3 of 120 requests used')
  await expect
    .element(limit.getByRole('img'))
    .toHaveAccessibleName(/^Peak: 3 of 120 requests a minute/)
  expect(calls()).toHaveLength(before)

  await concern('reports').getByRole('link', { name: 'Open reports' }).click()
  await expect.element(heading('reports')).toBeVisible()
})

test('left open for ten minutes, all lists together are read once a minute', async () => {
  const { calls } = await open('/overview', {
    checked: true,
    prepare(portal, token) {
      const { databases, functions } = portal.world(token)
      // What is changing is read more often.
      for (const each of [...databases, ...functions]) each.status = 'running'
    },
  })
  await expect.element(region('Proxies')).toHaveTextContent('10')
  const before = calls().length
  await pass(600, 30)
  expect(calls().slice(before)).toHaveLength(9)
})

test('the newest and oldest backups, of the databases whose backups were read', async () => {
  const { calls } = await open('/databases', { checked: true })
  for (const name of ['shop', 'analytics']) {
    await openDelete(name)
    await expect.element(page.getByRole('dialog')).toHaveTextContent('Latest backup:')
    // The database itself is read as well.
    await expect
      .poll(() => calls().map(({ path }) => path))
      .toContain(`/api/portal/databases/${name}`)
    await page.getByRole('button', { name: 'Cancel' }).click()
  }
  const before = calls().length
  await goToOverview()
  const backups = region('Backups')
  await expect.element(backups).toHaveTextContent('Backups checked for 2 of 14 databases.')
  await expect.poll(() => textsOf(backups.getByRole('term'))).toEqual(['Latest', 'Oldest'])
  await expect
    .element(backups.getByRole('link', { name: 'Check backups' }))
    .toHaveAttribute('href', '/backups')
  expect(calls()).toHaveLength(before)
})

test('what the board has read stays known: how many, and which backups need attention', async () => {
  const { portal, token } = await open('/backups', { checked: true })
  await expect.element(page.getByText('All 14 databases checked.')).toBeVisible()
  await expect.element(row('sandbox')).toHaveTextContent('No backup')
  await goToOverview()
  const before = backupReadsOf(portal, token).length
  await forward(90_000)
  await expect
    .element(region('Backups'))
    .toHaveTextContent('Backups checked for 14 of 14 databases.')
  await expect.element(concern('sandbox')).toHaveTextContent('No backup')
  await expect.element(concern('audit-log')).toHaveTextContent('Latest backup failed')
  expect(backupReadsOf(portal, token)).toHaveLength(before)
  const cells = region('Backups').getByRole('listitem')
  await expect.element(cells).toHaveLength(14)
  // What needs attention comes first, each with its state in words.
  expect(textsOf(cells)[0]).toMatch(/^sandboxNo backup$/)
  expect(textsOf(cells)[1]).toMatch(/^audit-log\d+d agoFailed$/)
  await concern('sandbox').getByRole('link', { name: 'sandbox' }).click()
  await expect.poll(() => location.pathname).toBe('/databases/sandbox/backups')
})

test('each row has the one step that helps: a backup, a way to the item, a way to renew it', async () => {
  const brand = { name: 'Acme', tokensUrl: 'https://portal.acme.example/account' }
  const { writes } = await open('/backups', { checked: true, config: { brand } })
  await expect.element(row('sandbox')).toHaveTextContent('No backup')
  await goToOverview()
  await expect
    .element(concern('legacy-import').getByRole('link', { name: 'Open legacy-import' }))
    .toHaveAttribute('href', '/functions?selected=legacy-import')
  await expect.element(concern('hn-3')).toHaveTextContent('Expires in 5')
  await expect
    .element(concern('hn-3').getByRole('link', { name: 'Renew hn-3' }))
    .toHaveAttribute('href', brand.tokensUrl)
  await concern('sandbox').getByRole('button', { name: 'Back up sandbox now' }).click()
  await expect.poll(writes).toEqual(['POST /api/portal/databases/sandbox/backups'])
})

test('a token that cannot back up says why at the button', async () => {
  await open('/backups', { token: 'read', checked: true })
  await expect.element(row('sandbox')).toHaveTextContent('No backup')
  await goToOverview()
  const button = concern('sandbox').getByRole('button', { name: 'Back up sandbox now' })
  await button.click()
  await expect.element(button).toHaveAccessibleDescription(/403/)
  await expect.element(button).toBeDisabled()
})

describe('since the last visit', () => {
  const since = () => region('Since you last looked')
  const keptLooks = () => Object.keys(localStorage).filter((key) => key.includes(':look:'))

  test('where the token is remembered, what came, went and changed is shown; signing out forgets it', async () => {
    const { portal, token } = await open('/overview', { signedIn: false })
    startSession(await openSession(token), true)
    await expect.element(since()).toHaveTextContent('From your next visit on')
    await expect.poll(keptLooks).toHaveLength(1)
    // Everything was read before the account changes.
    for (const name of ['Databases', 'Functions', 'Proxies'])
      await expect.element(region(name).getByText(/^\d+$/).first()).toBeVisible()

    const world = portal.world(token)
    const [first] = world.databases
    Object.assign(first ?? {}, { status: 'failed' })
    world.databases = world.databases.filter(({ name }) => name !== 'crm')
    // The computer sleeps, and the lists are read again.
    await forward(6 * 60_000)
    const rows = since().getByRole('listitem')
    await expect
      .poll(() => textsOf(rows))
      .toEqual(['analyticsDatabaseRunningFailed', 'crmDatabaseRunningGone'])
    await expect.element(since()).toHaveTextContent(/^Since you last looked\dm ago/)
    expect(localStorage.getItem(keptLooks()[0] ?? '')).not.toContain(token)

    signOut()
    expect(keptLooks()).toEqual([])
  })

  test('where it is not, nothing is kept', async () => {
    await open('/overview', { checked: true })
    await expect.element(page.getByText('if the token is remembered on this device')).toBeVisible()
    await expect.element(region('Databases')).toHaveTextContent('14')
    expect(keptLooks()).toEqual([])
    await expect.element(since()).not.toBeInTheDocument()
  })
})

test('while the lists are on their way it is not said that nothing needs attention', async () => {
  await open('/overview', { through: () => new Promise(() => undefined) })
  await expect.element(region('Needs attention')).toBeVisible()
  await expect.element(region('Databases')).toBeVisible()
  await expect.element(region('Needs attention')).not.toHaveTextContent(/Nothing|products/)
})

test('F036 a product that may not be read says so, and is asked again only on request', async () => {
  const { calls } = await open('/overview', { token: 'functions', checked: true })
  await expect.element(region('Functions')).toHaveTextContent('8')
  for (const [name, words] of [
    ['Databases', "This token can't read databases (403)."],
    ['Proxies', "This token can't read proxies (403)."],
  ] as const)
    await expect.element(region(name).getByRole('alert')).toHaveTextContent(words)
  await expect
    .element(region('Needs attention'))
    .toHaveTextContent("Some products couldn't be loaded.")
  const before = calls().length
  await region('Proxies').getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => calls().length).toBe(before + 1)
})

test.each(looks)('axe finds nothing, and nothing is wider than the page: $name', async (look) => {
  await open('/overview', { ...look, checked: true })
  // Its six, and the one of the notices.
  await expect.element(page.getByRole('main').getByRole('region')).toHaveLength(7)
  await expectAccessible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(look.width)
})
