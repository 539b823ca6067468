/** What stands around the sign-in card; the same pieces as the first paint in index.html. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { prefer } from '~/preferences'
import { settings } from '~/settings'
import { Select } from '~/ui/Select'
import { BrandMark } from '~/patterns/BrandMark'

export function SignInFrame({ children }: { children: ReactNode }) {
  const { t, i18n } = useLingui()
  const { name } = settings().brand
  return (
    <main className="sign-in-frame">
      <div className="sign-in-brand">
        <BrandMark />
        <span translate="no">{name}</span>
      </div>
      {children}
      <Select
        compact
        label={t`Language`}
        value={i18n.locale === 'vi' ? 'vi' : 'en'}
        options={[
          { value: 'en', label: 'English' },
          { value: 'vi', label: 'Tiếng Việt' },
        ]}
        onChange={(language) => prefer({ language })}
      />
    </main>
  )
}
