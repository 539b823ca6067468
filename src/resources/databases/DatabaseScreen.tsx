/** One database: what it is, how to connect, the raw record; kept up to date while it is shown. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation } from 'react-router-dom'
import { ApiError, isRefusal } from '~/api/errors'
import { nameProblem, sameName } from '~/api/names'
import { callTo } from '~/api/operations'
import { refresh } from '~/api/query-client'
import type { DatabaseDetail } from '~/api/readers/database-detail'
import { ErrorNotice } from '~/patterns/errors/ErrorNotice'
import { DatabaseBackups } from '~/resources/backups/DatabaseBackups'
import { paths } from '~/paths'
import { LastUpdated } from '~/patterns/list/LastUpdated'
import { ApiCalls } from '~/patterns/raw/ApiCalls'
import { CurlBlock } from '~/patterns/raw/CurlBlock'
import { Name } from '~/patterns/record/Name'
import { RawView } from '~/patterns/raw/RawView'
import { NotFound } from '~/patterns/screen/NotFound'
import { Screen } from '~/patterns/screen/Screen'
import { Status } from '~/patterns/record/Status'
import { Tabs } from '~/patterns/record/Tabs'
import { useSession } from '~/session/use-session'
import { DataText } from '~/ui/text/DataText'
import { Notice } from '~/ui/Notice'
import { useNow } from '~/ui/time/use-now'
import { useChanges } from './detail/changes'
import { Connect } from './connect/Connect'
import { database, isGone } from './database'
import { databases } from '~/products/registry'
import { DeleteDatabase } from './DeleteDatabase'
import { deletedAt } from './delete/deletions'
import { DetailActions } from './detail/DetailActions'
import { Engine } from './fields/Engine'
import { Gone } from './detail/Gone'
import { readDatabaseAddress, tabs, type Tab } from './detail/database-address'
import { planWords } from './fields/plan'
import { Summary } from './detail/Summary'

export function DatabaseScreen() {
  const address = readDatabaseAddress(useLocation().pathname)
  if (!address) return <NotFound />
  const { name, tab } = address
  const problem = nameProblem(name)
  if (problem)
    return (
      <Screen title={name} heading={<DataText>{name}</DataText>}>
        <Notice tone="warn" role="status">
          <Name name={name} problem={problem} />
        </Notice>
      </Screen>
    )
  // Another database is another screen: nothing that was watched or revealed is carried over.
  return <Watched key={name} name={name} tab={tab} />
}

function Watched({ name, tab }: { name: string; tab: Tab }) {
  const { t } = useLingui()
  const options = database.detail(name)
  const query = useQuery(options)
  const session = useSession()
  const { data, error } = query
  const changes = useChanges(data, query.dataUpdatedAt)
  const [toDelete, setToDelete] = useState<DatabaseDetail | null>(null)
  const deleted = deletedAt(session, name, { database: data, readAt: query.dataUpdatedAt })
  const isMissing = isGone(error)
  // At first the answer to a create, which may hold less than a read.
  const isRead = query.dataUpdatedAt > 0
  const isOver = isMissing || deleted !== null
  useListWithout(name, isMissing)

  const words: Record<Tab, string> = {
    summary: t`Summary`,
    connect: t`Connect`,
    backups: t`Backups`,
    raw: t`Raw`,
  }
  return (
    <Screen
      title={name}
      heading={<DataText>{name}</DataText>}
      lead={!isOver && (data || !error) && <Lead name={name} detail={data} />}
      // The backups show their own age.
      bar={
        (tab !== 'backups' || isOver) && <LastUpdated query={query} queryKey={options.queryKey} />
      }
      actions={
        !isOver && (
          <DetailActions name={name} detail={data} onDelete={() => setToDelete(data ?? null)} />
        )
      }
    >
      {toDelete && (
        <DeleteDatabase name={name} drawn={toDelete} onClose={() => setToDelete(null)} />
      )}
      {isOver ? (
        <Gone name={name} deletedAt={deleted} seenAt={data ? query.dataUpdatedAt : null} />
      ) : (
        <div className="space-y-4">
          {error instanceof ApiError && (
            <ErrorNotice
              error={error}
              title={isRefusal(error) ? t`This token can't read databases.` : undefined}
              onRetry={() => void refresh(session.queryClient, options.queryKey)}
            />
          )}
          {data && !sameName(data.name, name) && <AnotherName name={data.name} />}
          <Tabs
            label={t`Database`}
            selected={tab}
            tabs={tabs.map((id) => ({
              id,
              label: words[id],
              to: paths.database(name, id === 'summary' ? undefined : id),
            }))}
          >
            {tab === 'backups' ? (
              // Read in parallel with the detail.
              <DatabaseBackups name={name} />
            ) : !data || !(isRead || tab === 'summary') ? (
              !error && <ToCome />
            ) : tab === 'summary' ? (
              <Summary name={name} detail={data} isRead={isRead} changes={changes} />
            ) : (
              <>
                {tab === 'connect' ? (
                  <Connect detail={data} />
                ) : (
                  <RawView
                    record={data.raw}
                    unknown={data.unknown.map(({ path }) => path)}
                    secrets={data.secrets}
                  />
                )}
                <ApiCalls>
                  <CurlBlock {...callTo('getDatabase', { name })} />
                </ApiCalls>
              </>
            )}
          </Tabs>
        </div>
      )}
    </Screen>
  )
}

/** The database in a line, which is there before it is read; a change of its status is announced. */
function Lead({ name, detail }: { name: string; detail: DatabaseDetail | undefined }) {
  const { engine, sku, status } = detail ?? {}
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1">
      {/* A phone's bar has no room for longer names. */}
      {name.length > 10 && (
        <DataText className="w-full font-semibold text-ink md:hidden!">{name}</DataText>
      )}
      {engine && <Engine engine={engine} />}
      {sku && <DataText>{planWords(sku) ?? sku}</DataText>}
      <div role="status" className="text-ink">
        {detail && <Status status={status ?? null} />}
      </div>
    </div>
  )
}

function AnotherName({ name }: { name: string | null }) {
  const { t } = useLingui()
  return (
    <Notice tone="bad" role="alert">
      {name === null
        ? t`The response doesn't say which database it is for.`
        : t`The response is for another database.`}
    </Notice>
  )
}

function ToCome() {
  const now = useNow()
  const [since] = useState(now)
  return (
    <>
      {/* The words come after their live region: those of one that is new may be missed. */}
      <p role="status" className="sr-only">
        {now > since && <Trans>Loading…</Trans>}
      </p>
      <div aria-busy="true" className="card space-y-4 p-5">
        {Array.from({ length: 6 }, (_, row) => (
          <div key={row} className="skeleton h-6" />
        ))}
      </div>
    </>
  )
}

/** A list that still contains a deleted database is read again, once. */
function useListWithout(name: string, isMissing: boolean) {
  const client = useQueryClient()
  useEffect(() => {
    const { queryKey } = databases.list()
    const list = client.getQueryData(queryKey)
    if (isMissing && list?.items.some((item) => sameName(item.name, name)))
      void client.fetchQuery({ ...databases.list(), staleTime: 0 }).catch(() => undefined)
  }, [client, name, isMissing])
}
