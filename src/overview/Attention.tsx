/** What needs attention, the worst first, each with its next step; or that nothing does. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { DatabaseBackup } from 'lucide'
import { useState } from 'react'
import { formatAgo } from '~/i18n/format'
import { Status } from '~/patterns/record/Status'
import { Link } from '~/patterns/screen/Link'
import { BackUpButton } from '~/resources/databases/BackUpButton'
import { Expiry } from '~/resources/proxies/Expiry'
import { settings } from '~/settings'
import { Button, buttonClass } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { Section } from '~/ui/Section'
import { toneClasses } from '~/ui/StatusPill'
import { DataText } from '~/ui/text/DataText'
import { visibleText } from '~/ui/text/visible-text'
import { usePortalMinute } from '~/ui/time/use-now'
import type { Concern } from './concerns'
import { WatchSwitch } from './watch/WatchSwitch'

/** How many are shown at first. */
const few = 8

interface AttentionProps {
  concerns: readonly Concern[]
  /** Whether all lists could be read. */
  whole: boolean
  /** Some lists are still being read. */
  loading: boolean
}

export function Attention({ concerns, whole, loading }: AttentionProps) {
  const { t } = useLingui()
  const [all, setAll] = useState(false)
  const shown = all ? concerns : concerns.slice(0, few)
  const left = concerns.length - shown.length
  const worst = concerns[0]?.tone ?? 'good'
  return (
    <Section
      title={t`Needs attention`}
      beside={
        concerns.length > 0 && (
          <span
            className={`rounded-md px-2 py-0.5 text-sm font-semibold tabular ${toneClasses[worst]}`}
          >
            {concerns.length}
          </span>
        )
      }
      actions={
        <div className="max-sm:w-full">
          <WatchSwitch />
        </div>
      }
    >
      {concerns.length === 0 && loading ? (
        <div aria-busy="true" className="skeleton h-6" />
      ) : concerns.length === 0 ? (
        <p className="text-muted">
          {whole
            ? t`Nothing needs attention.`
            : t`Nothing found in the products that could be loaded.`}
        </p>
      ) : (
        <ul className="divided">
          {shown.map((concern, index) => (
            <li
              // Two may share a name, or have none.
              key={`${index} ${concern.product.id} ${concern.name}`}
              className="flex items-center gap-3 py-2.5"
            >
              <span className={`rounded-md p-2 ${toneClasses[concern.tone]}`}>
                <Icon
                  of={concern.what.includes('backup') ? DatabaseBackup : concern.product.icon}
                  className="size-4"
                />
              </span>
              <div className="min-w-0 flex-1">
                <Named concern={concern} />
                <div className="text-sm text-muted">
                  <What concern={concern} />
                </div>
              </div>
              <Step concern={concern} />
            </li>
          ))}
        </ul>
      )}
      {concerns.length > 0 && !whole && !loading && (
        <p className="mt-2 text-muted">{t`Some products couldn't be loaded.`}</p>
      )}
      {left > 0 && (
        <Button small className="mt-2" onClick={() => setAll(true)}>
          <Plural value={left} one="Show # more" other="Show # more" />
        </Button>
      )}
    </Section>
  )
}

function Named({ concern: { product, name, to } }: { concern: Concern }) {
  const { i18n } = useLingui()
  return (
    <div className="flex items-baseline gap-2">
      <Link to={to} className="min-w-0 font-semibold hover:underline">
        {name === null ? <Trans>(no name)</Trans> : <DataText>{name}</DataText>}
      </Link>
      <span className="shrink-0 text-sm text-muted">{i18n._(product.one)}</span>
    </div>
  )
}

function What({ concern: { what, status, at } }: { concern: Concern }) {
  const { t } = useLingui()
  const now = usePortalMinute()
  const ago = at === null ? null : formatAgo(at, now)
  switch (what) {
    case 'no-backup':
      return <Trans>No backup</Trans>
    case 'backup-failed':
      return ago === null ? (
        t`Latest backup failed`
      ) : (
        <Trans>Latest backup failed; the last complete one: {ago}</Trans>
      )
    case 'backup-stale':
      return <Trans>Latest complete backup is stale: {ago}</Trans>
    case 'expiry': {
      const iso = at === null ? null : new Date(at).toISOString()
      return <Expiry iso={iso} text={iso} />
    }
    case 'status':
      return <Status status={status} />
  }
}

/** The button that helps, or a link to where that can be done. */
function Step({ concern: { what, to, name, toBackUp } }: { concern: Concern }) {
  const { t } = useLingui()
  const { tokensUrl, supportUrl } = settings().brand
  const portal = tokensUrl ?? supportUrl
  const shown = visibleText(name ?? '')
  if (toBackUp !== null) return <BackUpButton name={toBackUp}>{t`Back up`}</BackUpButton>
  if (what === 'expiry' && portal)
    return (
      <a
        href={portal}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={t`Renew ${shown}`}
        className={buttonClass('plain', true)}
      >
        <Trans>Renew</Trans>
      </a>
    )
  return (
    <Link to={to} aria-label={t`Open ${shown}`} className={buttonClass('plain', true)}>
      <Trans>Open</Trans>
    </Link>
  )
}
