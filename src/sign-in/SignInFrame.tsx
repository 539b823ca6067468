/** What stands around the sign-in card; the same pieces as the first paint in index.html. */
import type { ReactNode } from 'react'
import { settings } from '~/settings'
import { BrandMark } from '~/patterns/screen/BrandMark'
import { LanguageSelect } from '~/patterns/screen/LanguageSelect'

export function SignInFrame({ children }: { children: ReactNode }) {
  const { name } = settings().brand
  return (
    <main className="sign-in-frame">
      <div className="sign-in-brand">
        <BrandMark />
        <span translate="no">{name}</span>
      </div>
      {children}
      <LanguageSelect compact />
    </main>
  )
}
