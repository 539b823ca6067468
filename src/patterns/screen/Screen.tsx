/** The frame of a screen: document title, crumbs, the one level-1 heading, its actions, its content. */
import type { IconNode } from 'lucide'
import type { ReactNode } from 'react'
import { redact } from '~/api/transport/redact'
import { settings } from '~/settings'
import { Icon } from '~/ui/Icon'
import { visibleText } from '~/ui/text/visible-text'
import { useStore } from '~/use-store'
import { titleCount } from './title-count'

interface ScreenProps {
  title: string
  /** The title as the heading shows it, where it is data and not words. */
  heading?: ReactNode
  /** That of the product. */
  icon?: IconNode
  /** Beside the heading in small type: how many there are. */
  count?: ReactNode
  /** What stands under the heading in small type. */
  lead?: ReactNode
  /** Buttons which a phone has room for in the bar: their words in a `label`, beside an icon. */
  bar?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** The heading's id: it gets the focus after a navigation. */
export const headingId = 'screen-heading'

export function Screen({
  title,
  heading = title,
  icon,
  count,
  lead,
  bar,
  actions,
  children,
}: ScreenProps) {
  return (
    <>
      <DocumentTitle screen={title} />
      <div className="screen-head">
        <div>
          <div className="screen-title">
            {icon && (
              <Icon of={icon} className="size-5 shrink-0 self-center text-muted max-md:hidden" />
            )}
            <h1 id={headingId} tabIndex={-1}>
              {heading}
            </h1>
            {count && <div className="text-muted">{count}</div>}
          </div>
          {lead && <div className="mt-0.5 text-muted">{lead}</div>}
        </div>
        {actions && <div className="screen-actions">{actions}</div>}
        {bar && <div className="screen-bar">{bar}</div>}
      </div>
      {children}
    </>
  )
}

/** The document's title: the screen, then the brand. It stands in the history, so no token may stand in it. */
export function DocumentTitle({ screen }: { screen: string }) {
  const count = useStore(titleCount)
  const title = `${redact(visibleText(screen))} · ${settings().brand.name}`
  return <title>{count > 0 ? `(${count}) ${title}` : title}</title>
}

/** The place of a screen whose code is on its way. */
export function ScreenToCome() {
  return (
    <div aria-busy="true">
      <div className="skeleton h-6 w-40" />
    </div>
  )
}
