/** What needs attention, the worst first; or that nothing does. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Status } from '~/patterns/record/Status'
import { Link } from '~/patterns/screen/Link'
import { Button } from '~/ui/Button'
import { DataText } from '~/ui/text/DataText'
import { StatusPill } from '~/ui/StatusPill'
import type { Concern } from './concerns'

/** So many are shown at first. */
const few = 8

interface AttentionProps {
  concerns: readonly Concern[]
  /** Whether all lists could be read. */
  whole: boolean
}

export function Attention({ concerns, whole }: AttentionProps) {
  const { t } = useLingui()
  const [all, setAll] = useState(false)
  const shown = all ? concerns : concerns.slice(0, few)
  const left = concerns.length - shown.length
  return (
    <section aria-label={t`Needs attention`} className="card p-5">
      <h2 className="text-lg font-semibold">
        <Trans>Needs attention</Trans>
      </h2>
      {concerns.length === 0 ? (
        <p className="mt-1 text-muted">
          {whole ? (
            <Trans>Nothing needs attention.</Trans>
          ) : (
            <Trans>Nothing found in the products that could be loaded.</Trans>
          )}
        </p>
      ) : (
        <ul className="mt-2 divided">
          {shown.map((concern, index) => (
            <li
              // Two may share a name, or have none.
              key={`${index} ${concern.product.id} ${concern.name}`}
              className="flex flex-wrap items-center gap-x-4 gap-y-0.5 py-2"
            >
              <Named concern={concern} />
              <What concern={concern} />
            </li>
          ))}
        </ul>
      )}
      {concerns.length > 0 && !whole && (
        <p className="mt-2 text-muted">
          <Trans>Some products couldn't be loaded.</Trans>
        </p>
      )}
      {left > 0 && (
        <Button small className="mt-2" onClick={() => setAll(true)}>
          <Plural value={left} one="Show # more" other="Show # more" />
        </Button>
      )}
    </section>
  )
}

function Named({ concern: { product, name, to } }: { concern: Concern }) {
  const { i18n } = useLingui()
  return (
    <span className="w-56 max-w-full min-w-0">
      <Link to={to} className="font-medium hover:underline">
        {name === null ? <Trans>(no name)</Trans> : <DataText>{name}</DataText>}
      </Link>
      <span className="text-sm text-muted">{i18n._(product.one)}</span>
    </span>
  )
}

function What({ concern: { what, tone, status } }: { concern: Concern }) {
  const { t } = useLingui()
  const words =
    what === 'no-backup'
      ? t`No backup`
      : what === 'backup-failed'
        ? t`Latest backup failed`
        : what === 'backup-stale'
          ? t`Latest complete backup is stale`
          : null
  return words === null ? <Status status={status} /> : <StatusPill tone={tone}>{words}</StatusPill>
}
