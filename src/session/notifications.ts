/** The notifications of this session: the list behind the region "Notifications". */
import type { ComponentType } from 'react'
import { createStore } from '~/store'
import type { Session } from './session'

export interface Notification {
  id: string
  Show: ComponentType<{ onClose: () => void }>
}

export const createNotifications = () => createStore<readonly Notification[]>([])

/** Shows a notification; it replaces one of the same id. */
export function notify(session: Session, next: Notification): void {
  dismiss(session, next.id)
  const all = session.service(createNotifications)
  all.set([...all.get(), next])
}

export function dismiss(session: Session, id: string): void {
  const all = session.service(createNotifications)
  all.set(all.get().filter((one) => one.id !== id))
}
