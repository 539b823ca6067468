/** What the dashboard has to know of a product of the portal: every screen about products uses it. */
import type { I18n, MessageDescriptor } from '@lingui/core'
import type { IconNode } from 'lucide'
import type { ComponentType, ReactElement } from 'react'
import type { Product } from '~/api/operations'
import type { Session } from '~/session/session'
import type { ListOptions } from './product-list'

/** What the lists of all products have in common. */
export interface ListedItem {
  key: string
  name: string | null
  status: string | null
  /** When it expires (ISO 8601, UTC), if it does. */
  expiresAt?: string | null
}

/** A screen of a product; its code and words are loaded when it is opened. */
interface ProductScreen {
  path: string
  load: () => Promise<ComponentType>
  /** It is below the product's list, and its breadcrumb shows that. */
  isBelowList?: boolean
  /** Its tabs have addresses of their own. */
  tabs?: boolean
}

/** An entry of the navigation. */
export interface Place {
  to: string
  label: MessageDescriptor
  icon: IconNode
}

/** An entry of the command palette: it opens an address or does something. */
export interface Command {
  id: string
  label: string
  /** The product of the resources that it is about; otherwise whether it opens a place or does something. */
  group: Product | 'places' | 'actions'
  to?: string
  /** May return a dialog that has to be answered first; that calls `close` at its end. */
  run?: (close: () => void) => ReactElement | void
  /** Null, or the reason why it cannot be used now, which is shown with it. */
  withReason?: (show: (reason: string | null) => ReactElement) => ReactElement
  /** Shown only for a search, because there is one for each resource. */
  whenAsked?: boolean
}

/** Creates a product's commands from what has been read of it. */
export type CommandSource = (context: { i18n: I18n; session: Session }) => Command[]

export interface ProductDescriptor {
  /** Its word in the portal's paths and scopes; also the key of its list in the query cache. */
  id: Product
  /** "Databases"; in lower case within a sentence. */
  label: MessageDescriptor
  /** "Database" */
  one: MessageDescriptor
  icon: IconNode
  list(): ListOptions<ListedItem>
  /** All screens, except the list's own if that is in the first load. */
  screens: readonly ProductScreen[]
  /** Its further entries in the navigation. */
  furtherPlaces?: readonly Place[]
  /** What a token may be allowed to do besides reading. `op`: the kind of write, as in `WriteKind`. */
  writes?: readonly { op: string; label: MessageDescriptor }[]
  /** The address of an item; null for one without an address. By default its row in the list. */
  addressOf?(item: ListedItem): string | null
  /** Its own commands; by default each item's name opens the list with a filter. */
  loadCommands?: () => Promise<CommandSource>
}
