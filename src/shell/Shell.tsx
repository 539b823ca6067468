/** The frame of every screen once signed in: banner, navigation, main, and the notices above them. */
import { Trans, useLingui } from '@lingui/react/macro'
import { QueryClientProvider } from '@tanstack/react-query'
import { LogOut } from 'lucide'
import { useEffect, useState } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router-dom'
import { lazyComponent } from '~/i18n/lazy-component'
import { paths } from '~/paths'
import { BrandMark } from '~/patterns/screen/BrandMark'
import { Link } from '~/patterns/screen/Link'
import { journalUsed } from '~/patterns/write/journal-used'
import { clockOffset } from '~/portal-clock'
import { addressHeldToken } from '~/protection/address-token'
import { ProtectionNotice } from '~/protection/ProtectionNotice'
import { RateLimitButton } from '~/rate-limit/RateLimitButton'
import { ScopeLink } from '~/token/ScopeLink'
import { createIdle } from '~/session/idle'
import { endIfOver, currentSession, signOut } from '~/session/current-session'
import { createNotifications } from '~/session/notifications'
import { LazySignInNotice } from '~/sign-in/TokenTrial'
import { SessionContext, useSession } from '~/session/use-session'
import { inDemo, settings } from '~/settings'
import { Button } from '~/ui/Button'
import { useStore } from '~/use-store'
import { Crumbs, type Crumb } from './Crumbs'
import { Navigation } from './Navigation'
import { PaletteButton } from './PaletteButton'
import { PreferencesButton } from './PreferencesButton'
import { RouteBoundary } from './RouteBoundary'
import { useHeadingFocus } from './use-heading-focus'
import { Icon } from '~/ui/Icon'

const Banner = lazyComponent(async () => (await import('./Banner')).Banner)
const Notifications = lazyComponent(
  async () => (await import('~/patterns/screen/Notifications')).Notifications,
)
const InterruptedWrites = lazyComponent(
  async () => (await import('~/resources/databases/database-writes')).InterruptedDatabaseWrites,
)
const ClockNotice = lazyComponent(async () => (await import('./ClockNotice')).ClockNotice)
const DemoNotice = lazyComponent(async () => (await import('~/sign-in/Demo')).DemoNotice)
const ProfileMenu = lazyComponent(async () => (await import('./profiles/ProfileMenu')).ProfileMenu)
const Shortcuts = lazyComponent(async () => (await import('./shortcuts/Shortcuts')).Shortcuts)
const SignOutQuestion = lazyComponent(
  async () => (await import('~/resources/databases/SignOutQuestion')).SignOutQuestion,
)

interface ShellProps {
  /** The screens above this one. */
  above: readonly Crumb[]
  /** Whether what follows the third slash is a tab of the same screen. */
  tabs: boolean
}

export function Shell(props: ShellProps) {
  const state = useStore(currentSession)
  const { pathname, search, hash } = useLocation()
  if (state.status === 'signed-out')
    return <Navigate to={paths.signIn(pathname + search + hash)} replace />
  const { session } = state
  return (
    // The key makes another session another tree: nothing of the old account stays on the screen.
    <SessionContext value={session} key={session.key}>
      <QueryClientProvider client={session.queryClient}>
        <Frame {...props} />
      </QueryClientProvider>
    </SessionContext>
  )
}

function Frame({ above, tabs }: ShellProps) {
  const isJournalUsed = useStore(journalUsed)
  const { t } = useLingui()
  const { pathname } = useLocation()
  const place = tabs ? pathname.split('/', 3).join('/') : pathname
  useHeadingFocus(place)
  const session = useSession()
  useEffect(() => session.service(createIdle).watch(endIfOver), [session])
  const { connection } = session
  const [leaving, setLeaving] = useState(false)
  const told = useStore(session.service(createNotifications))
  const offset = useStore(clockOffset)
  const { name } = settings().brand
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[13.5rem_1fr] md:grid-rows-[auto_1fr]">
      <a
        href="#main"
        onClick={skipToContent}
        className="fixed top-2 left-2 z-20 [translate:0_-5rem] rounded-md bg-accent px-3 py-2 text-on-accent focus:[translate:none]"
      >
        <Trans>Skip to content</Trans>
      </a>
      <header className="z-10 col-span-2 flex min-h-13 items-center gap-x-4 gap-y-1.5 border-b border-line bg-surface px-4 py-2 max-md:flex-wrap md:sticky md:top-0">
        <Link to={paths.home()} translate="no" className="flex items-center gap-2.5 font-semibold">
          <BrandMark />
          {name}
        </Link>
        <div className="flex min-w-0 items-center gap-x-4 max-md:order-last max-md:w-full md:ml-auto">
          <ProfileMenu />
          <ScopeLink />
          <RateLimitButton />
        </div>
        <div className="flex items-center gap-1 max-md:ml-auto">
          <PaletteButton />
          <PreferencesButton />
          <Button
            look="quiet"
            small
            aria-label={t`Sign out`}
            title={t`Sign out`}
            onClick={() => (connection.writesUnderWay() ? setLeaving(true) : signOut())}
          >
            <Icon of={LogOut} className="size-4" />
          </Button>
          {leaving && <SignOutQuestion onClose={() => setLeaving(false)} />}
        </div>
      </header>
      <Navigation />
      <Shortcuts />
      <main id="main" tabIndex={-1} className="min-w-0 px-4 py-5 outline-none md:px-7">
        <div className="mx-auto max-w-6xl">
          <div className="sticky top-2 z-[5] not-empty:mb-4 md:top-15">
            <RouteBoundary quiet>
              <Banner />
            </RouteBoundary>
          </div>
          <div className="space-y-3 not-empty:mb-4">
            {addressHeldToken() && <LazySignInNotice of="in-address" />}
            <ProtectionNotice />
            {Math.abs(offset) > 120_000 && <ClockNotice offset={offset} />}
            {inDemo() && <DemoNotice />}
            {isJournalUsed && <InterruptedWrites />}
          </div>
          <Crumbs above={above} />
          <RouteBoundary key={place}>
            <Outlet />
          </RouteBoundary>
          {/* Always there: screen readers may miss what is inserted together with its live region. */}
          <section
            aria-label={t`Notifications`}
            className="pointer-events-none sticky bottom-4 z-10 ml-auto flex max-w-[26rem] flex-col gap-2 not-empty:mt-6 *:pointer-events-auto"
          >
            {told.length > 0 && <Notifications />}
          </section>
        </div>
      </main>
    </div>
  )
}

/** Focuses without following the link: `#main` would replace what the screen keeps in the address. */
function skipToContent(event: { preventDefault: () => void }) {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
