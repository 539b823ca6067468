/** How to connect to a database: the parts, the URI, and snippets for its engine; only from what the portal sent. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { DatabaseDetail } from '~/api/readers/database-detail'
import { hiddenText, maskText } from '~/api/readers/mask'
import { isChanging } from '~/patterns/record/status'
import { Vendor } from '~/patterns/screen/Vendor'
import { CodeBlock } from '~/ui/text/CodeBlock'
import { Copy } from '~/ui/text/Copy'
import { Notice } from '~/ui/Notice'
import { useReveal } from '~/ui/text/Reveal'
import { ConnectionCard } from './ConnectionCard'
import { connectionUri, isUnread, knownEngine } from './connection-uri'
import { environment, snippets, type Snippet } from './snippets'

/** How long a revealed password stays readable. */
const REVEALED_MS = 10_000

interface ConnectProps {
  detail: DatabaseDetail
  /** A link to the snippets, where they are not shown. */
  more?: ReactNode
}

export function Connect({ detail, more }: ConnectProps) {
  const { t } = useLingui()
  const reveal = useReveal(REVEALED_MS)
  const { connection, engine: word, status } = detail
  if (!connection) return <NoConnection changing={isChanging(status)} />

  const engine = knownEngine(word, connection.uri)
  /** For clients; the displayed URI is the portal's own. */
  const uri = engine ? connectionUri(engine, connection) : connection.uri
  const shownUri = connection.uri ?? uri
  /** The snippets with their secrets masked, for display. */
  const masked = { ...connection, password: connection.password === null ? null : hiddenText }
  const hidden = engine && uri ? snippets(engine, masked, maskText(uri)) : []
  if (more)
    return <ConnectionCard connection={connection} uri={shownUri} reveal={reveal} action={more} />
  return (
    <>
      <ConnectionCard
        connection={connection}
        uri={shownUri}
        reveal={reveal}
        note={
          uri !== null &&
          shownUri !== uri && (
            <Trans>
              As the portal sent it. The lines below have it in the form that clients read.
            </Trans>
          )
        }
      />
      {engine && uri ? (
        <div className="grid gap-4 lg:grid-cols-2">
          {snippets(engine, connection, uri).map((snippet, index) => (
            <Ready
              key={snippet.for}
              snippet={snippet}
              shown={(reveal.shown ? snippet : hidden[index])?.text ?? ''}
            />
          ))}
        </div>
      ) : (
        <p className="text-muted">
          {engine && isUnread(connection) ? (
            t`No ready-made commands for a URI of this form.`
          ) : engine ? (
            t`The portal hasn't returned a host yet, so you can't connect.`
          ) : uri ? (
            <Trans>
              No ready-made commands for this engine. See its documentation for how to use the URI.
            </Trans>
          ) : (
            <Trans>
              No ready-made commands for this engine. See its documentation for how to use these
              values.
            </Trans>
          )}
        </p>
      )}
    </>
  )
}

/** `shown`: the snippet as it may be displayed now; the button always copies it completely. */
function Ready({ snippet, shown }: { snippet: Snippet; shown: string }) {
  const { t } = useLingui()
  const label = snippet.for === environment ? t`Environment variables` : snippet.for
  const { usualPort } = snippet
  return (
    <CodeBlock
      label={label}
      action={<Copy code secret text={snippet.text} label={t`Copy ${label}`} />}
      note={
        usualPort && (
          <Trans>
            The portal returned no port; {String(usualPort)} is this protocol's default.
          </Trans>
        )
      }
    >
      {shown}
    </CodeBlock>
  )
}

function NoConnection({ changing }: { changing: boolean }) {
  const { t } = useLingui()
  return (
    <Notice tone="info" role="status">
      <p className="font-medium">{t`The portal returned no connection details.`}</p>
      <p className="text-muted">
        {changing ? (
          t`They may appear once the database is ready.`
        ) : (
          <Trans>
            Check where you created the database, or ask <Vendor />. Everything the portal returned
            is under “Raw”.
          </Trans>
        )}
      </p>
    </Notice>
  )
}
