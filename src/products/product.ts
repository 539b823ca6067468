/** What the dashboard has to know of one of the portal's products, so that every screen that names products has it. */
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
  /** When it ends (ISO 8601, UTC), of what has an end. */
  expiresAt?: string | null
}

/** A screen of a product; its code and words are loaded when it is opened. */
interface ProductScreen {
  path: string
  load: () => Promise<ComponentType>
  /** It stands below the product's list, and its breadcrumb says so. */
  isBelowList?: boolean
  /** It has tabs with addresses of their own. */
  tabs?: boolean
}

/** An entry of the navigation. */
export interface Place {
  to: string
  label: MessageDescriptor
  icon: IconNode
}

/** An entry of the command palette: it leads to an address or does something. */
export interface Command {
  id: string
  label: string
  /** The product whose resources it names; else where it leads, or what it does. */
  group: Product | 'places' | 'actions'
  to?: string
  /** May give back a dialog that has to be answered first; it calls `close` at its end. */
  run?: (close: () => void) => ReactElement | void
  /** Shows it with the reason why it cannot be used now, or null. */
  withReason?: (show: (reason: string | null) => ReactElement) => ReactElement
  /** Offered only to those who look for something: there is one for each resource. */
  whenAsked?: boolean
}

/** Makes a product's commands of what has been read of it. */
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
  /** The screens but the list's own, if that one is in the first load. */
  screens: readonly ProductScreen[]
  /** What else the navigation has of it. */
  furtherPlaces?: readonly Place[]
  /** What a token may be allowed to do beside reading. `op`: the kind of write, as in `WriteKind`. */
  writes?: readonly { op: string; label: MessageDescriptor }[]
  /** The address of an item; null for one that can have none. Without it the list stands for its items. */
  addressOf?(item: ListedItem): string | null
  /** Commands of its own; without them each item's name leads to the list, filtered by it. */
  loadCommands?: () => Promise<CommandSource>
}
