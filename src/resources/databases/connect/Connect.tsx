/** How to connect to a database: the parts, the URI, and ready lines for its engine; from what the portal sent alone. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { DatabaseDetail } from '~/api/readers/database-detail'
import { hiddenText, maskText } from '~/api/readers/mask'
import { Field, FieldList } from '~/patterns/record/FieldList'
import { Hidden } from '~/patterns/record/RecordFields'
import { isChanging } from '~/patterns/record/status'
import { NoValue } from '~/patterns/record/Status'
import { Vendor } from '~/patterns/screen/Vendor'
import { CodeBlock } from '~/ui/text/CodeBlock'
import { Copy } from '~/ui/text/Copy'
import { DataText } from '~/ui/text/DataText'
import { Notice } from '~/ui/Notice'
import { RevealButton, useReveal } from '~/ui/text/Reveal'
import { connectionUri, knownEngine } from './connection-uri'
import { environment, snippets, type Snippet } from './snippets'

/** How long the password stays readable. */
const REVEALED_MS = 10_000

export function Connect({ detail }: { detail: DatabaseDetail }) {
  const { t } = useLingui()
  const reveal = useReveal(REVEALED_MS)
  const { connection, engine: word, status } = detail
  if (!connection) return <NoConnection changing={isChanging(status)} />

  const engine = knownEngine(word, connection.uri)
  /** For clients; what is shown as the URI is what the portal sent. */
  const uri = engine ? connectionUri(engine, connection) : connection.uri
  const shownUri = connection.uri ?? uri
  const { host, port, username, password, database } = connection
  /** The same lines with their secrets hidden, to be looked at. */
  const masked = { ...connection, password: password === null ? null : hiddenText }
  const hidden = engine && uri ? snippets(engine, masked, maskText(uri)) : []
  return (
    <>
      {password === null && (
        <Notice tone="info" role="status">
          <Trans>
            The portal didn't return the password. Check where you created the database, or ask{' '}
            <Vendor />.
          </Trans>
        </Notice>
      )}
      <FieldList title={t`Connection`}>
        <Part label={t`Host`} what={t`Copy host`} text={host} />
        <Part label={t`Port`} what={t`Copy port`} text={port === null ? null : String(port)} />
        <Part label={t`Username`} what={t`Copy username`} text={username} />
        <Field
          label={t`Password`}
          actions={
            password !== null && (
              <>
                <RevealButton reveal={reveal} label={t`Show password`} />
                <Copy secret text={password} label={t`Copy password`} />
              </>
            )
          }
        >
          {password === null ? (
            <NoValue />
          ) : (
            <Hidden>{reveal.shown ? password : hiddenText}</Hidden>
          )}
        </Field>
        <Part label={t`Database`} what={t`Copy database name`} text={database} />
        <Field
          label={t`Connection URI`}
          actions={shownUri && <Copy secret text={shownUri} label={t`Copy connection URI`} />}
        >
          {shownUri ? <Hidden>{reveal.shown ? shownUri : maskText(shownUri)}</Hidden> : <NoValue />}
          {uri !== null && shownUri !== uri && (
            <p className="text-sm text-muted">
              <Trans>
                As the portal sent it. The lines below have it in the form that clients read.
              </Trans>
            </p>
          )}
        </Field>
      </FieldList>
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
          {engine ? (
            <Trans>The portal hasn't returned a host yet, so you can't connect.</Trans>
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

function Part({ label, what, text }: { label: string; what: string; text: string | null }) {
  return (
    <Field label={label} actions={text !== null && <Copy text={text} label={what} />}>
      {text === null ? <NoValue /> : <DataText className="font-mono">{text}</DataText>}
    </Field>
  )
}

/** `shown`: the snippet as it may be seen now; the button always copies it whole. */
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
  return (
    <Notice tone="info" role="status">
      <p className="font-medium">
        <Trans>The portal returned no connection details.</Trans>
      </p>
      <p className="text-muted">
        {changing ? (
          <Trans>They may appear once the database is ready.</Trans>
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
