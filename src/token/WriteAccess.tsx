/** "Check write access": what it sends, a question first, and what the answer proves. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { offline } from '~/api/transport/network'
import { formatList } from '~/i18n/format'
import { QueuedNotice } from '~/patterns/list/QueuedNotice'
import { nameInSentence } from '~/products/product-words'
import { registry } from '~/products/registry'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import { Notice } from '~/ui/Notice'
import { pressOnce } from '~/ui/press-once'
import { useStore } from '~/use-store'
import { useSession } from '~/session/use-session'
import { Section } from '~/ui/Section'
import { checkWriting, writeCheckCall, writeCheckName, createWriteCheck } from './write-check'
import { WriteVerdictNotice } from './WriteVerdictNotice'

export function WriteAccess() {
  const { t } = useLingui()
  const session = useSession()
  const isReadOnly = useStore(session.connection.readOnly)
  const isOffline = useStore(offline)
  const check = useStore(session.service(createWriteCheck))
  const [asked, setAsked] = useState<string | null>(null)
  const busy = check.step === 'sending'
  return (
    <Section
      title={t`Write access`}
      actions={
        <Button
          small
          aria-busy={busy}
          reason={
            busy
              ? t`The request is being sent.`
              : isOffline
                ? t`You're offline.`
                : isReadOnly
                  ? t`This profile is set to read-only.`
                  : null
          }
          onClick={() => setAsked(writeCheckName(session))}
        >
          <Trans>Check write access</Trans>
        </Button>
      }
    >
      <p className="text-muted">
        <Trans>
          Reading shows nothing about writing. One harmless request can; it is sent only if you
          confirm.
        </Trans>
      </p>
      <div aria-live="polite" className="not-empty:mt-3">
        {check.step === 'sending' &&
          (check.waitsUntil === undefined ? (
            <p role="status">{t`Checking…`}</p>
          ) : (
            <QueuedNotice until={check.waitsUntil} onCancel={check.cancel} />
          ))}
        {check.step === 'not-sent' && (
          <Notice tone="info" role="status">
            {check.why === 'called-off'
              ? t`Cancelled before sending.`
              : t`Not sent: another tab is checking this token.`}
          </Notice>
        )}
        {check.step === 'done' && <WriteVerdictNotice {...check} />}
      </div>
      {asked !== null && (
        <Question
          name={asked}
          onSend={() => {
            setAsked(null)
            void checkWriting(session, asked)
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  )
}

interface QuestionProps {
  name: string
  onSend: () => void
  onClose: () => void
}

function Question({ name, onSend, onClose }: QuestionProps) {
  const { t } = useLingui()
  const unwritable = formatList(
    registry.filter(({ writes }) => !writes).map(nameInSentence),
    'conjunction',
  )
  return (
    <Dialog title={t`Check write access?`} onClose={onClose}>
      <div className="space-y-3">
        <p>
          <Trans>This sends one request to delete a database that can't exist:</Trans>
        </p>
        <pre
          translate="no"
          className="rounded-md bg-raised p-3 font-mono text-sm whitespace-pre-wrap [overflow-wrap:anywhere]"
        >
          {writeCheckCall(name)}
        </pre>
        <p>
          <Trans>The name is random and made for this check, so nothing is deleted.</Trans>
        </p>
        <ul className="list-disc space-y-1 pl-5">
          <li>
            <Trans>
              A 403 proves the token can't write databases: its scope is neither full nor databases.
            </Trans>
          </li>
          <li>
            <Trans>
              A 404 isn't proof: the portal may check the name before the scope. The result stays
              “Unclear”.
            </Trans>
          </li>
          <li>
            <Trans>It says nothing about {unwritable}: the API can't write them.</Trans>
          </li>
        </ul>
        <div className="flex flex-wrap justify-end gap-2 pt-1">
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" onClick={onSend} {...pressOnce}>{t`Send check`}</Button>
        </div>
      </div>
    </Dialog>
  )
}
