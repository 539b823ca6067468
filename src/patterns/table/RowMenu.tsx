/** The menu at the end of a row: what can be done with the item, and which of its texts can be copied. */
import { useLingui } from '@lingui/react/macro'
import { Check } from 'lucide'
import type { ComponentProps } from 'react'
import { buttonClass } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { Menu } from '~/ui/Menu'
import { CopyButton, useCopy } from '~/ui/text/Copy'
import { visibleText } from '~/ui/text/visible-text'

interface CopiedText {
  label: string
  /** Null where the portal did not send it: then it is left out, or disabled with its reason. */
  text: string | null
  reason?: string
  /** Never displayed as plain text. */
  secret?: boolean
}

interface RowMenuProps {
  /** The title of the row; null for an item without a name. */
  name: string | null
  actions?: ComponentProps<typeof Menu>['items']
  copies?: readonly CopiedText[]
  /** The text that people copy most: it has a button of its own. */
  inSight?: CopiedText
  /** True from the choice of an action until the action has ended. */
  isBusy?: boolean
}

export function RowMenu({ name, actions = [], copies = [], inSight, isBusy }: RowMenuProps) {
  const { t } = useLingui()
  const { copied, copy, said } = useCopy()
  const shown = visibleText(name ?? t`(no name)`).slice(0, 200)
  const isInSight = copied !== null && copied === inSight?.text
  return (
    <>
      {inSight && (
        <CopyButton
          label={inSight.label}
          reason={inSight.text === null ? inSight.reason : null}
          isCopied={isInSight}
          onClick={() => copy(inSight.text ?? '', inSight.secret)}
        />
      )}
      <Menu
        className={`${buttonClass('quiet', true)} -my-1.5 text-muted`}
        label={t`Actions for ${shown}`}
        title={shown}
        isBusy={isBusy}
        button={copied !== null && !isInSight && <Icon of={Check} className="size-4 text-good" />}
        items={[
          ...actions,
          ...copies
            .filter(({ text, reason }) => text ?? reason)
            .map(({ label, text, reason, secret }) => ({
              label,
              reason: text === null ? reason : null,
              onSelect: () => copy(text ?? '', secret),
            })),
        ]}
      />
      {(copies.length > 0 || inSight) && said}
    </>
  )
}
