/** How to reach a database: the URI first, then its parts; the password masked until it is revealed. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { DatabaseConnection } from '~/api/readers/database-detail'
import { hiddenText, maskText } from '~/api/readers/mask'
import { Hidden } from '~/patterns/record/RecordFields'
import { NoValue } from '~/patterns/record/Status'
import { Vendor } from '~/patterns/screen/Vendor'
import { Section } from '~/ui/Section'
import { Copy } from '~/ui/text/Copy'
import { DataText } from '~/ui/text/DataText'
import { isUnread } from './connection-uri'
import { RevealButton, type Reveal } from '~/ui/text/Reveal'

interface ConnectionCardProps {
  connection: DatabaseConnection
  /** As it is shown and copied; null where none can be built. */
  uri: string | null
  reveal: Reveal
  /** Next to the heading: a link to more. */
  action?: ReactNode
  /** Notes on the URI. */
  note?: ReactNode
}

export function ConnectionCard({ connection, uri, reveal, action, note }: ConnectionCardProps) {
  const { t } = useLingui()
  const { host, port, username, password, database } = connection
  return (
    <Section title={t`Connection`} actions={action}>
      <dl className="grid gap-x-8 gap-y-1 xl:grid-cols-[3fr_2fr]">
        <div className="mb-1.5 rounded-lg border border-line bg-raised px-3 py-2 xl:col-span-2">
          <dt className="text-sm text-muted">{t`Connection URI`}</dt>
          <dd className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2">
            <div className="min-w-44 flex-1 text-sm">
              {uri ? <Hidden>{reveal.shown ? uri : maskText(uri)}</Hidden> : <NoValue />}
            </div>
            {uri && <Copy secret text={uri} label={t`Copy connection URI`}>{t`Copy`}</Copy>}
            {note && <p className="w-full text-sm text-muted">{note}</p>}
          </dd>
        </div>
        <Part label={t`Host`} copy={t`Copy host`} text={host} />
        <Part label={t`Port`} copy={t`Copy port`} text={port === null ? null : String(port)} />
        <Part label={t`Username`} copy={t`Copy username`} text={username} />
        <Part label={t`Database`} copy={t`Copy database name`} text={database} />
        <Part
          label={t`Password`}
          copy={t`Copy password`}
          text={password}
          shown={reveal.shown ? password : hiddenText}
        >
          <RevealButton reveal={reveal} label={t`Show password`} />
        </Part>
      </dl>
      {password === null && (
        <p className="mt-2 text-sm text-muted">
          {isUnread(connection) ? (
            <Trans>
              The dashboard can't read the parts of this URI. Copy it as the portal sent it.
            </Trans>
          ) : (
            <Trans>
              The portal didn't return the password. Check where you created the database, or ask{' '}
              <Vendor />.
            </Trans>
          )}
        </p>
      )}
    </Section>
  )
}

interface PartProps {
  label: string
  /** The name of its copy button. */
  copy: string
  text: string | null
  /** For a secret: what may be displayed of it now. */
  shown?: string | null
  /** A further button. */
  children?: ReactNode
}

function Part({ label, copy, text, shown, children }: PartProps) {
  return (
    <div className="min-h-9 items-center gap-x-2 max-sm:flex max-sm:flex-wrap sm:grid sm:grid-cols-[6.5rem_minmax(0,1fr)]">
      <dt className="w-26 text-sm text-muted">{label}</dt>
      <dd className="flex items-center gap-2 max-sm:min-w-44 max-sm:flex-1">
        {text === null ? (
          <NoValue />
        ) : (
          <>
            <div className="min-w-0 flex-1">
              {shown ? (
                <Hidden>{shown}</Hidden>
              ) : (
                <DataText className="font-mono text-sm">{text}</DataText>
              )}
            </div>
            <span className="flex shrink-0 items-center">
              {children}
              <Copy secret={shown !== undefined} text={text} label={copy} />
            </span>
          </>
        )}
      </dd>
    </div>
  )
}
