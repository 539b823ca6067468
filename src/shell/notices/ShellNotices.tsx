/** Notices about the whole page, above every screen while they apply. */
import { addressHeldToken } from '~/protection/address-token'
import { ProtectionNotice } from '~/protection/ProtectionNotice'
import { clockOffset } from '~/portal-clock'
import { journalUsed } from '~/patterns/write/journal-used'
import { lazyAddition } from '~/i18n/lazy-component'
import { inDemo } from '~/settings'
import { DemoNotice } from '~/sign-in/Demo'
import { SignInNotice } from '~/sign-in/SignInNotice'
import { useStore } from '~/use-store'
import { ClockNotice } from './ClockNotice'
import { PrintHead } from './PrintHead'

const InterruptedWrites = lazyAddition(() =>
  import('~/resources/databases/database-writes').then(
    (module) => module.InterruptedDatabaseWrites,
  ),
)

export function ShellNotices() {
  const isJournalUsed = useStore(journalUsed)
  const offset = useStore(clockOffset)
  return (
    <>
      <PrintHead />
      {addressHeldToken() && <SignInNotice of="in-address" />}
      <ProtectionNotice />
      {Math.abs(offset) > 120_000 && <ClockNotice offset={offset} />}
      {inDemo() && <DemoNotice />}
      {isJournalUsed && <InterruptedWrites />}
    </>
  )
}
