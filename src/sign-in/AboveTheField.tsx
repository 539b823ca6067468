/** Above the field of the sign-in screen: problems of the page, why the last session ended, and its open questions. */
import type { ComponentType } from 'react'
import { journalUsed } from '~/patterns/write/journal-used'
import { addressHeldToken } from '~/protection/address-token'
import { ProtectionNotice } from '~/protection/ProtectionNotice'
import type { Ending } from '~/session/current-session'
import { otherProfilesKept } from '~/session/restore'
import { EndingNotice } from './EndingNotice'
import { ProfilesToGoOnWith } from './ProfilesToGoOnWith'
import { SignInNotice } from './SignInNotice'

interface AboveTheFieldProps {
  ending: Ending | null
  UnverifiedWrites: ComponentType
}

export function AboveTheField({ ending, UnverifiedWrites }: AboveTheFieldProps) {
  return (
    <>
      <ProtectionNotice />
      {addressHeldToken() && <SignInNotice of="in-address" />}
      {ending && <EndingNotice ending={ending} />}
      {journalUsed.get() && <UnverifiedWrites />}
      {otherProfilesKept() && <ProfilesToGoOnWith />}
    </>
  )
}
