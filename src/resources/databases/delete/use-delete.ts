/** The state of the delete dialog: the database as it was first read, the typed text, and why it cannot go on. */
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { sameName } from '~/api/names'
import type { Database } from '~/api/readers/database'
import { paths } from '~/paths'
import { followWrite } from '~/patterns/write/FollowedWrite'
import { useOpenReason, useWriteRefusal } from '~/patterns/write/use-write'
import { isBusy, isOpen, isQuestion } from '~/patterns/write/write-state'
import { forgetWrite, writeOf } from '~/patterns/write/writes'
import type { Session } from '~/session/session'
import { useSession } from '~/session/use-session'
import { useOnLeave } from '~/ui/use-on-leave'
import { useStore } from '~/use-store'
import { visibleText } from '~/ui/text/visible-text'
import { database, isGone } from '../database'
import { deletePlan } from './delete-plan'
import { compareIdentities, databaseIdentity } from '../writing/database-identity'
import { followBackup } from '../start-backup'
import { differenceOf } from './typed-name'
import { backingUp } from '../backup/backing-up'
import { deleting } from './deleting'

/** `drawn`: the database as it was when the question was opened. `onClose` closes the dialog; the write continues. */
export function useDelete(name: string, drawn: Database | undefined, onClose: () => void) {
  const { t } = useLingui()
  const session = useSession()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [write] = useState(() => openWrite(session, name))
  const state = useStore(write.state)
  // Read again each time the dialog opens: the delete is about the database that exists now.
  const detail = useQuery({
    ...database.detail(name),
    refetchOnMount: 'always',
    refetchInterval: false,
    enabled: state.step === 'idle',
  })
  const [word] = useState(() => wordFor(name))
  const [typed, setTyped] = useState('')
  const [backUpFirst, setBackUpFirst] = useState(false)
  const backup = writeOf(session, backingUp, name)
  /** The earlier state of its backup: a backup that began later is the one before the delete. */
  const earlier = useRef(backup.state.get())
  const { reason: refusal, tryAnyway } = useWriteRefusal(deleting)
  const open = useOpenReason(state)

  const gone = isGone(detail.error) || (state.step === 'hindered' && state.hindrance.why === 'gone')
  const over = gone || state.step === 'confirmed'
  const fresh = detail.isFetchedAfterMount && !detail.isFetching ? detail.data : undefined
  /** The database to delete: as it was when the question was opened, or if that is not enough, as it was first read here. */
  const [seen, setSeen] = useState(() => (drawn ? databaseIdentity(drawn) : null))
  if (seen === null && fresh && databaseIdentity(fresh) !== null) setSeen(databaseIdentity(fresh))
  const isAnother =
    (fresh !== undefined && compareIdentities(seen, databaseIdentity(fresh)) === 'another') ||
    (state.step === 'unknown' && state.why === 'changed') ||
    (state.step === 'hindered' && state.hindrance.why === 'changed')

  const difference = differenceOf(typed, word)
  const differs =
    difference === 'case'
      ? t`It differs in upper and lower case.`
      : difference === 'accents'
        ? t`It differs in an accent.`
        : difference === 'blanks'
          ? t`It differs in a blank.`
          : null

  /** Why it cannot be deleted now; null where it can. */
  function reasonNow(): string | null {
    // The name was typed for the earlier database, which is gone.
    if (isAnother)
      return t`This name now belongs to another database. Close this dialog and start again.`
    if (open) return open
    if (fresh && !sameName(fresh.name, name)) return t`The response is for another database.`
    if (detail.isFetching) return t`Reading the database first…`
    if (!fresh && state.step === 'idle') return t`Couldn't read the database.`
    if (difference) return differs ?? t`Enter the name to confirm.`
    return refusal
  }
  const reason = reasonNow()

  // However the dialog is closed: what was not sent is cancelled, and what was sent is followed.
  useOnLeave(() => {
    // The present state, which may be newer than the one that was rendered.
    const now = write.state.get()
    const goesOn = isQuestion(now) || (now.step === 'sending' && now.left)
    const backsUp = now.step === 'preparing' && backup.state.get() !== earlier.current
    write.cancel()
    if (backsUp) {
      followBackup(session, backup)
      followWrite(session, write)
    } else if (goesOn) followWrite(session, write)
  })
  useEffect(() => {
    if (state.step !== 'confirmed' || state.checked) return
    forgetWrite(session, write)
    followWrite(session, write)
    onClose()
    const here = paths.database(name)
    if (pathname === here || pathname.startsWith(`${here}/`)) navigate(paths.databases())
  }, [session, name, navigate, onClose, pathname, state, write])

  return {
    write,
    detail,
    gone,
    over,
    busy: isBusy(state),
    /** The text that has to be typed. */
    word,
    typed,
    /** A difference in the typed text that a person may overlook; null where it is another text, or empty. */
    differs,
    setTyped,
    backUpFirst,
    setBackUpFirst,
    reason,
    /** Null while the button can be pressed, or where something other than a refusal prevents it. */
    tryAnyway: over || isOpen(state) ? null : tryAnyway,
    /** In seconds: until the rate limit allows a press again. */
    retryAt: state.step === 'limited' ? state.retryAt : null,
    start() {
      // The state may be newer than the one that was rendered.
      if (reason || over || write.state.get().step === 'confirmed') return
      earlier.current = backup.state.get()
      write.start(deletePlan({ session, name, seen, backUpFirst }))
    },
  }
}

/** The write of this name if it is not over: a dialog that is opened again shows its state. */
function openWrite(session: Session, name: string) {
  const write = writeOf(session, deleting, name)
  const state = write.state.get()
  if (isBusy(state) || isQuestion(state) || state.step === 'limited') return write
  forgetWrite(session, write)
  return writeOf(session, deleting, name)
}

/** White space that looks like a plain space, or is invisible. */
const unseen = /[^\S ]|^ | $| {2}/

/** The text to type: the name, or a word where the name contains something invisible. */
function wordFor(name: string): string {
  if (visibleText(name) === name && !unseen.test(name)) return name
  const letters = crypto.getRandomValues(new Uint8Array(4))
  return `delete-${Array.from(letters, (byte) => 'abcdefghjkmnpqrs'[byte & 15]).join('')}`
}
