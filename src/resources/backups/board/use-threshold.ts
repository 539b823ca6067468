/** The number of hours from which a backup is stale: from the address, else the person's last choice. */
import { prefer, preferences } from '~/preferences'
import type { ListAddress } from '~/patterns/table/use-list-address'
import { useStore } from '~/use-store'

export const mostHours = 8760

export function useThreshold(address: ListAddress): [number, (hours: number) => void] {
  const { staleHours } = useStore(preferences)
  const set = (hours: number) => {
    prefer({ staleHours: hours })
    address.set({ age: String(hours) })
  }
  return [readHours(address.get('age')) ?? readHours(String(staleHours)) ?? 24, set]
}

/** Whole hours from 1 to a year; null for anything else. */
export function readHours(text: string): number | null {
  const hours = /^\d{1,4}$/.test(text) ? Number(text) : 0
  return hours >= 1 && hours <= mostHours ? hours : null
}
