/** Whether the sign-in screen offers the demo. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { open } from '~/testing/open'
import { heading } from '~/testing/steps'

const explore = page.getByRole('button', { name: 'Explore with demo data' })

test('a site whose settings say so offers the demo', async () => {
  await open('/sign-in', { signedIn: false, config: { demo: true } })
  await expect.element(explore).toBeVisible()
})

test('a site whose settings do not say so offers none', async () => {
  await open('/sign-in', { signedIn: false })
  await expect.element(heading('Sign in with an API token')).toBeVisible()
  await expect.element(explore).not.toBeInTheDocument()
})
