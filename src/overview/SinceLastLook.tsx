/** What was added, removed and changed since the last visit; stored only where the token is remembered. */
import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowRight, Minus, Plus } from 'lucide'
import { useEffect, useMemo } from 'react'
import { capitalise, formatAgo, formatNumber } from '~/i18n/format'
import { Status } from '~/patterns/record/Status'
import { Link } from '~/patterns/screen/Link'
import type { ProductQuery } from '~/products/use-product-lists'
import { useSession } from '~/session/use-session'
import { Icon } from '~/ui/Icon'
import { Section } from '~/ui/Section'
import { DataText } from '~/ui/text/DataText'
import { useNow } from '~/ui/time/use-now'
import { useStore } from '~/use-store'
import { addressOf } from './concerns'
import { changesSince, createLooks, lookOf, type LookChange } from './last-look'

/** How many are shown. */
const most = 12

export function SinceLastLook({ lists }: { lists: readonly ProductQuery[] }) {
  const isRemembered = useStore(useSession().profile)?.remembered ?? false
  if (isRemembered) return <Remembered lists={lists} />
  return (
    <p className="text-sm text-muted">
      <Trans>
        What changed since your last visit is shown here if the token is remembered on this device.
      </Trans>
    </p>
  )
}

function Remembered({ lists }: { lists: readonly ProductQuery[] }) {
  const { t } = useLingui()
  const now = useNow(60_000)
  const { state, keep } = useSession().service(createLooks)
  const before = useStore(state)?.before
  const [one, two, three] = lists.map(({ query }) => query.data)
  const look = useMemo(
    () =>
      lookOf(
        lists.flatMap(({ product, query: { data } }) =>
          data ? [{ product: product.id, items: data.items }] : [],
        ),
        Date.now(),
      ),
    // The lists are another array at each render, and what they hold is not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [one, two, three],
  )
  useEffect(() => {
    // What is read in a hidden tab was not seen by the person.
    if (look.lists.length > 0 && document.visibilityState === 'visible') keep(look)
  }, [keep, look])
  const changes = before ? changesSince(before, look) : []
  const left = formatNumber(changes.length - most)
  return (
    <Section
      title={t`Since you last looked`}
      beside={before && <span className="text-muted">{capitalise(formatAgo(before.at, now))}</span>}
    >
      {changes.length === 0 ? (
        <p className="text-muted">
          {before
            ? t`Nothing has changed.`
            : t`From your next visit on, what changed is shown here.`}
        </p>
      ) : (
        <ul className="divided">
          {changes.slice(0, most).map((change) => (
            <li key={`${change.product} ${change.name}`}>
              <Change change={change} lists={lists} />
            </li>
          ))}
        </ul>
      )}
      {changes.length > most && (
        <p className="mt-2 text-sm text-muted">
          <Trans>and {left} more</Trans>
        </p>
      )}
    </Section>
  )
}

interface ChangeProps {
  change: LookChange
  lists: readonly ProductQuery[]
}

function Change({ change: { product: id, name, from, to }, lists }: ChangeProps) {
  const { t, i18n } = useLingui()
  const list = lists.find(({ product }) => product.id === id)
  const item = to && list?.query.data?.items.find((one) => one.name === name)
  const shown = <DataText>{name}</DataText>
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <Icon of={!from ? Plus : !to ? Minus : ArrowRight} className="size-4 text-muted" />
      {list && item ? (
        <Link to={addressOf(list.product, item)} className="min-w-0 font-semibold hover:underline">
          {shown}
        </Link>
      ) : (
        <span className="min-w-0 font-semibold">{shown}</span>
      )}
      <span className="text-sm text-muted">{list && i18n._(list.product.one)}</span>
      <span className="ml-auto flex items-center gap-2 text-sm">
        {!from ? <Trans>New</Trans> : <Status status={from.status} />}
        {!to ? (
          t`Gone`
        ) : (
          <>
            {from && <Icon of={ArrowRight} className="size-3.5 text-muted" />}
            <Status status={to.status} />
          </>
        )}
      </span>
    </div>
  )
}
