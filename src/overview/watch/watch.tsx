/** Watches the account while the tab is open, also while it is hidden, and notifies of problems. A service of the session. */
import { QueryObserver } from '@tanstack/react-query'
import { t } from '@lingui/core/macro'
import { i18n } from '@lingui/core'
import { isFinal } from '~/api/polling'
import { pageVisibility } from '~/api/rate-limit/visibility'
import { paths } from '~/paths'
import { showBrowserNotice, useBrowserNotice } from '~/patterns/screen/browser-notice'
import { Link } from '~/patterns/screen/Link'
import { titleCount } from '~/patterns/screen/title-count'
import { portalNow } from '~/portal-clock'
import { preferences } from '~/preferences'
import { databases, registry } from '~/products/registry'
import { boardOf } from '~/resources/backups/board'
import { boardRows } from '~/resources/backups/rows'
import { database } from '~/resources/databases/database'
import { currentSession } from '~/session/current-session'
import { notify } from '~/session/notifications'
import type { Session } from '~/session/session'
import { createStore } from '~/store'
import { CloseButton } from '~/ui/CloseButton'
import { Notice } from '~/ui/Notice'
import { visibleText } from '~/ui/text/visible-text'
import {
  eventsBetween,
  snapshotOf,
  withKnown,
  type Snapshot,
  type WatchEvent,
} from './watch-events'

/** How often the lists are read while the tab is hidden. */
const HIDDEN_MS = 5 * 60_000
/** The least time between two reads of a list in a visible tab: only a screen that shows it reads it faster. */
const VISIBLE_MS = 60_000
/** How often to look whether time alone has made a backup stale or brought an expiry near. */
const LOOK_MS = 60_000
/** A reading within this time is trusted when it says that a backup is stale; an older one is repeated first. */
const RECENT_MS = 2 * 60_000
/** How many databases' backups are read again at one look, one after the other. */
const MOST_READS = 5
/** More events at once than this become one notification. */
const MOST_NOTICES = 3

/** The watch of a session; it ends with it. */
export function createWatch(session: Session) {
  const { queryClient, connection } = session
  const isOn = createStore(false)
  const board = boardOf(session)
  let known: Snapshot | null = null
  let notices = 0
  let stops: (() => void)[] = []

  function rows() {
    const items = queryClient.getQueryData(databases.list().queryKey)?.items ?? []
    return boardRows(items, board.reading, preferences.get().staleHours, portalNow())
  }

  /** Compares the lists with those of the last look, and notifies of what got worse. */
  function look(): void {
    const staleness = new Map(
      rows().map(({ name, state, lacks, reading }) => {
        const isRecent = reading && performance.now() - reading.triedAt < RECENT_MS
        const isUnknown = state === null || state === 'unknown' || (lacks && !isRecent)
        return [name, isUnknown ? null : lacks] as const
      }),
    )
    const lists = registry.flatMap((product) => {
      const data = queryClient.getQueryData(product.list().queryKey)
      return data ? [{ product: product.id, items: data.items }] : []
    })
    const now = snapshotOf(lists, (name) => staleness.get(name) ?? null, portalNow())
    const events = known ? eventsBetween(known, now) : []
    known = known ? withKnown(known, now) : now
    if (events.length > 0) report(events)
  }

  /** Repeats old readings that say "stale": there may be a backup by now. */
  async function readStale(): Promise<void> {
    const due = rows().filter(
      ({ name, lacks }) =>
        lacks && name !== null && known?.items.get(`databases ${name}`)?.isStale === false,
    )
    for (const { name } of due.slice(0, MOST_READS)) {
      if (!isOn.get() || name === null) return
      // In a hidden tab the limiter lets no background call leave, so these are sent as reads of the person, who asked for them.
      const lane = pageVisibility.isHidden() ? 'read' : 'background'
      const options = database.backupsInLane(name, { lane, onScreen: false })
      await queryClient.fetchQuery({ ...options, staleTime: LOOK_MS }).catch(() => undefined)
    }
    look()
  }

  function report(events: readonly WatchEvent[]): void {
    if (pageVisibility.isHidden()) countInTitle(events.length)
    const many = events.length > MOST_NOTICES
    const sentences = many
      ? [t`${events.length} things need attention now.`]
      : events.map(sentenceOf)
    for (const [index, words] of sentences.entries()) {
      const event = many ? undefined : events[index]
      const to = event ? addressOf(event) : paths.overview()
      notices++
      notify(session, {
        id: `watch ${notices}`,
        Show: ({ onClose }) => <WatchNotice words={words} to={to} onClose={onClose} />,
      })
    }
  }

  const observers = registry.map((product) => {
    const list = product.list()
    const interval: typeof list.refetchInterval = (query) => {
      const { error } = query.state
      if (pageVisibility.isHidden()) return error && isFinal(error) ? false : HIDDEN_MS
      const own = list.refetchInterval(query)
      return own && Math.max(own, VISIBLE_MS)
    }
    const optionsNow = () => ({
      ...list,
      // What was refused is not asked for again.
      retryOnMount: false,
      refetchInterval: interval,
      // A visible tab reads in the background lane, which is shut while the tab is hidden.
      refetchIntervalInBackground: pageVisibility.isHidden(),
    })
    return { observer: new QueryObserver(queryClient, optionsNow()), optionsNow }
  })

  function adapt(): void {
    for (const { observer, optionsNow } of observers) observer.setOptions(optionsNow())
  }

  function start(): void {
    known = null
    adapt()
    look()
    const timer = setInterval(() => {
      look()
      void readStale()
    }, LOOK_MS)
    stops = [
      ...observers.map(({ observer }) => observer.subscribe(look)),
      pageVisibility.subscribe(adapt),
      board.state.subscribe(look),
      () => clearInterval(timer),
      currentSession.subscribe(reportEnd),
    ]
    isOn.set(true)
  }

  function stop(): void {
    for (const each of stops) each()
    stops = []
    isOn.set(false)
  }

  connection.closed.addEventListener('abort', stop)
  return { isOn, start, stop }
}

/** The watch has ended: say so unless the person ended it. */
function reportEnd(): void {
  const state = currentSession.get()
  if (state.status !== 'signed-out' || !pageVisibility.isHidden()) return
  const kind = state.ending?.kind
  if (kind === 'signed-out' || kind === 'removed' || kind === undefined) return
  countInTitle(1)
  showBrowserNotice(
    kind === 'revoked'
      ? t`The token no longer works.`
      : t`You were signed out, so nothing is watched any more.`,
    () => undefined,
  )
}

/** Counts in the document's title until the tab is visible. */
function countInTitle(count: number): void {
  if (titleCount.get() === 0) {
    const stop = pageVisibility.subscribe(() => {
      if (pageVisibility.isHidden()) return
      titleCount.set(0)
      stop()
    })
  }
  titleCount.set(titleCount.get() + count)
}

function sentenceOf({ kind, product: id, name }: WatchEvent): string {
  const product = registry.find((one) => one.id === id)
  const one = product ? i18n._(product.one) : id
  const shown = visibleText(name)
  switch (kind) {
    case 'failed':
      return t`${one} ${shown} has failed.`
    case 'stale':
      return t`The latest complete backup of ${shown} is stale.`
    case 'expiring':
      return t`${one} ${shown} expires soon.`
    case 'expired':
      return t`${one} ${shown} has expired.`
  }
}

function addressOf({ kind, product, name }: WatchEvent): string {
  if (product === databases.id)
    return paths.database(name, kind === 'stale' ? 'backups' : undefined)
  return `${paths.product(product)}?${new URLSearchParams({ selected: name })}`
}

interface WatchNoticeProps {
  words: string
  to: string
  onClose: () => void
}

function WatchNotice({ words, to, onClose }: WatchNoticeProps) {
  useBrowserNotice(words, to)
  return (
    <Notice tone="warn" role="alert" actions={<CloseButton onClick={onClose} />}>
      <Link to={to} onClick={onClose} className="font-medium hover:underline">
        {words}
      </Link>
    </Notice>
  )
}
