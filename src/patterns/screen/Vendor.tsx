/** The vendor to contact, as a link where the settings have one. */
import { settings } from '~/settings'
import { OuterLink } from '~/ui/text/OuterLink'

/** `portal`: where tokens and products are managed, rather than where help is given. */
export function Vendor({ portal = false }: { portal?: boolean }) {
  const { name, supportUrl, tokensUrl } = settings().brand
  const url = portal ? (tokensUrl ?? supportUrl) : (supportUrl ?? tokensUrl)
  return url ? <OuterLink url={url}>{name}</OuterLink> : <span translate="no">{name}</span>
}
