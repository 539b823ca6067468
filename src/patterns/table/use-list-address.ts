/** What a list shows, kept in the address: the filter text, chosen values, sort and page. */
import { useSearchParams } from 'react-router-dom'
import { redact } from '~/api/transport/redact'

export interface ListAddress {
  /** Changes with what the list shows and in which order; not with the row that is open. */
  view: string
  get(key: string): string
  /** Sets some keys and goes back to the first page; an empty value leaves the address. */
  set(change: Record<string, string>): void
  clear(keys: readonly string[]): void
}

/** Reads and changes the address in place: a filter is no step back. */
export function useListAddress(): ListAddress {
  const [search, setSearch] = useSearchParams()
  const set = (change: Record<string, string>) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        if (!('page' in change)) after.delete('page')
        for (const [key, value] of Object.entries(change))
          // Whoever pastes a token into the wrong field does not have it in the history.
          if (value) after.set(key, redact(value))
          else after.delete(key)
        return after
      },
      { replace: true, preventScrollReset: true },
    )
  const view = new URLSearchParams(search)
  view.delete('selected')
  return {
    view: view.toString(),
    get: (key) => search.get(key) ?? '',
    set,
    clear: (keys) => set(Object.fromEntries(keys.map((key) => [key, '']))),
  }
}
