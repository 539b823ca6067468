/** The frame of every screen after the sign-in: banner, navigation, main, and the notices above them. */
import { Trans, useLingui } from '@lingui/react/macro'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router-dom'
import { lazyAddition } from '~/i18n/lazy-component'
import { paths } from '~/paths'
import { BrandMark } from '~/patterns/screen/BrandMark'
import { Link } from '~/patterns/screen/Link'
import { createIdle } from '~/session/idle'
import { endIfOver, currentSession } from '~/session/current-session'
import { createNotifications } from '~/session/notifications'
import { SessionContext, useSession } from '~/session/use-session'
import { settings } from '~/settings'
import { useStore } from '~/use-store'
import type { Crumb } from './Crumbs'
import { Navigation } from './Navigation'
import { PaletteButton } from './PaletteButton'
import { RouteBoundary } from './RouteBoundary'
import { useHeadingFocus } from './use-heading-focus'

const Banner = lazyAddition(() => import('./notices/Banner').then((module) => module.Banner))
const Crumbs = lazyAddition(
  () => import('./Crumbs').then((module) => module.Crumbs),
  <div className="mb-1 h-5" />,
)
const Notifications = lazyAddition(() =>
  import('~/patterns/screen/Notifications').then((module) => module.Notifications),
)
const ShellNotices = lazyAddition(() =>
  import('./notices/ShellNotices').then((module) => module.ShellNotices),
)
const ProfileMenu = lazyAddition(() =>
  import('./profiles/ProfileMenu').then((module) => module.ProfileMenu),
)
const RateLimitButton = lazyAddition(
  () => import('~/rate-limit/RateLimitButton').then((module) => module.RateLimitButton),
  <div className="w-30 max-md:w-0" />,
)
const AccessLink = lazyAddition(() =>
  import('~/token/AccessLink').then((module) => module.AccessLink),
)
const Keyboard = lazyAddition(() =>
  import('./shortcuts/Keyboard').then((module) => module.Keyboard),
)

interface ShellProps {
  /** The screens above this one. */
  above: readonly Crumb[]
  /** Whether the text after the third slash is a tab of the same screen. */
  tabs: boolean
}

export function Shell(props: ShellProps) {
  const state = useStore(currentSession)
  const { pathname, search, hash } = useLocation()
  if (state.status === 'signed-out')
    return <Navigate to={paths.signIn(pathname + search + hash)} replace />
  const { session } = state
  return (
    // Another session is another React tree, so that nothing of the old account stays on the screen.
    <SessionContext value={session} key={session.key}>
      <QueryClientProvider client={session.queryClient}>
        <Frame {...props} />
      </QueryClientProvider>
    </SessionContext>
  )
}

function Frame({ above, tabs }: ShellProps) {
  const { t } = useLingui()
  const { pathname } = useLocation()
  const place = tabs ? pathname.split('/', 3).join('/') : pathname
  useHeadingFocus(place)
  const session = useSession()
  useEffect(() => session.service(createIdle).watch(endIfOver), [session])
  const told = useStore(session.service(createNotifications))
  const { name } = settings().brand
  return (
    <div className="frame">
      <a
        href="#main"
        onClick={skipToContent}
        className="fixed top-2 left-2 z-20 [translate:0_-5rem] rounded-md bg-accent px-3 py-2 text-on-accent focus:[translate:none]"
      >
        <Trans>Skip to content</Trans>
      </a>
      <header className="frame-bar">
        <Link to={paths.home()} translate="no" className="frame-brand">
          <BrandMark />
          <span className="max-md:sr-only">{name}</span>
        </Link>
        <PaletteButton />
        <RateLimitButton />
        <div className="frame-account">
          <ProfileMenu />
          <AccessLink />
        </div>
      </header>
      <Navigation />
      <Keyboard />
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 px-3 pt-2 pb-20 outline-none md:px-7 md:py-5"
      >
        <div className="mx-auto max-w-6xl">
          {/* These live regions are always there: screen readers may miss a text that is inserted together with its region. */}
          <div aria-live="polite" className="sticky top-2 z-[5] not-empty:mb-4 md:top-16">
            <RouteBoundary quiet>
              <Banner />
            </RouteBoundary>
          </div>
          <div aria-live="polite" className="flex flex-col gap-3 has-[>div]:mb-4">
            <ShellNotices />
          </div>
          {above.length > 0 && <Crumbs above={above} />}
          <RouteBoundary key={place}>
            <Outlet />
          </RouteBoundary>
          <section
            aria-live="polite"
            aria-label={t`Notifications`}
            className="pointer-events-none sticky bottom-18 z-10 ml-auto md:bottom-4 flex max-w-[26rem] flex-col gap-2 not-empty:mt-6 *:pointer-events-auto"
          >
            {told.length > 0 && <Notifications />}
          </section>
        </div>
      </main>
    </div>
  )
}

/** Focuses without following the link: `#main` would replace what the screen has in the address. */
function skipToContent(event: { preventDefault: () => void }) {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
