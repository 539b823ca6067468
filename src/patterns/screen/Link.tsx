/** A link to a screen of this site; smaller than the router's own, which includes prefetching. */
import type { ComponentProps } from 'react'
import { useHref, useLinkClickHandler, useLocation } from 'react-router-dom'

interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** An address from `paths`. */
  to: string
}

export function Link({ to, onClick, ...rest }: LinkProps) {
  const navigate = useLinkClickHandler(to)
  return (
    <a
      {...rest}
      href={useHref(to)}
      onClick={(event) => {
        onClick?.(event)
        if (!event.defaultPrevented) navigate(event)
      }}
    />
  )
}

/** A link that is marked when it leads to the present screen, or to one above it. */
export function PlaceLink(props: LinkProps) {
  const { pathname } = useLocation()
  const here = pathname === props.to || pathname.startsWith(`${props.to}/`)
  return <Link {...props} aria-current={here ? 'page' : undefined} />
}
