/** The sheet of shortcuts, with a switch for the single-letter ones. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { prefer, preferences } from '~/preferences'
import { Dialog } from '~/ui/Dialog'
import { isApple } from '~/ui/platform'
import { useStore } from '~/use-store'
import { placeKeys } from './keys'
import { Checkbox } from '~/ui/form/Checkbox'

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui()
  const { singleKeys } = useStore(preferences)
  return (
    <Dialog title={t`Keyboard shortcuts`} onClose={onClose}>
      <dl className="grid grid-cols-[1fr_auto] items-baseline gap-x-6 gap-y-2">
        <Row keys={[isApple() ? '⌘' : 'Ctrl', 'K']}>{t`Search or run a command`}</Row>
        <Row keys={['/']}>{t`Filter the list`}</Row>
        <Row keys={['r']}>{t`Refresh`}</Row>
        <Row keys={['c']}>{t`Create database`}</Row>
        {[...placeKeys()].map(([letter, { to, label }]) => (
          <Row key={to} keys={['g', letter]}>
            {i18n._(label)}
          </Row>
        ))}
        <Row keys={['?']}>{t`Keyboard shortcuts`}</Row>
      </dl>
      <div className="mt-5">
        <Checkbox
          label={t`Use single-key shortcuts`}
          checked={singleKeys}
          onChange={(on) => prefer({ singleKeys: on })}
        />
      </div>
    </Dialog>
  )
}

function Row({ keys, children }: { keys: readonly string[]; children: ReactNode }) {
  return (
    <>
      <dt>{children}</dt>
      <dd className="flex justify-end gap-1">
        {keys.map((key) => (
          <kbd
            key={key}
            className="min-w-6 rounded border border-line-button bg-canvas px-1.5 text-center font-mono text-sm"
          >
            {key}
          </kbd>
        ))}
      </dd>
    </>
  )
}
