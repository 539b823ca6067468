/** The frame of a screen: document title, the one level-1 heading, its actions, its content. */
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
  /** The product's icon. */
  icon?: IconNode
  /** Next to the heading in small type: how many there are. */
  count?: ReactNode
  /** Below the heading in small type. */
  lead?: ReactNode
  /** Buttons that fit into a phone's bar: with an icon, and their words in a `label`. */
  bar?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** The heading's id: navigation focuses it. */
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

/** The document's title: the screen, then the brand. It is part of the browser's history, so it must not contain a token. */
export function DocumentTitle({ screen }: { screen: string }) {
  const count = useStore(titleCount)
  const title = `${redact(visibleText(screen))} · ${settings().brand.name}`
  return <title>{count > 0 ? `(${count}) ${title}` : title}</title>
}

/** The placeholder of a screen whose code is being loaded. */
export function ScreenToCome() {
  return (
    <div aria-busy="true">
      <div className="skeleton h-6 w-40" />
    </div>
  )
}
