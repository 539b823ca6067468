/** What a list shows, kept in the address: the filter text, chosen values, sort and page. */
import { startTransition, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { redact } from '~/api/transport/redact'

export interface ListAddress {
  /** Changes with what the list shows and in which order; not with the row that is open. */
  view: string
  get(key: string): string
  /** Sets some keys and goes back to the first page; an empty value leaves the address. */
  set(change: Record<string, string>): void
  /** The same for what is being typed: shown at once, in the address as soon as the hands rest. */
  type(change: Record<string, string>): void
  /** Puts what was typed into the address now. */
  settle(): void
  clear(keys: readonly string[]): void
}

/** Browsers slow a page down that changes its address with each key. */
const REST_MS = 300

/** Changes replace the address: a filter makes no step in the history. */
export function useListAddress(): ListAddress {
  const [search, setSearch] = useSearchParams()
  const [typed, setTyped] = useState<Record<string, string> | null>(null)
  // What is typed is drawn when there is time; a press that comes first has to know it, too.
  const latest = useRef<Record<string, string> | null>(null)
  const type = (change: Record<string, string>) => {
    latest.current = change
    setTyped(change)
  }
  const shown = typed ? changed(search, typed) : search
  const set = (change: Record<string, string>) => {
    // The browser's own address, because an earlier change may not have been drawn yet.
    const before = new URLSearchParams(location.search)
    const latestWasTyped = latest.current !== null
    const all = { ...latest.current, ...change }
    latest.current = null
    const show = () => {
      setTyped(null)
      setSearch(changed(before, all), { replace: true, preventScrollReset: true })
    }
    // Other rows are drawn in steps, between which the page hears what is pressed; a select has to keep what was chosen.
    if ('sort' in change || 'page' in change || latestWasTyped) startTransition(show)
    else show()
  }
  const settle = () => {
    if (latest.current) set({})
  }
  const onRest = useEffectEvent(settle)
  useEffect(() => {
    const timer = typed && setTimeout(() => onRest(), REST_MS)
    return () => clearTimeout(timer ?? undefined)
  }, [typed])
  const view = new URLSearchParams(shown)
  view.delete('selected')
  return {
    view: view.toString(),
    get: (key) => shown.get(key) ?? '',
    set,
    type,
    settle,
    clear: (keys) => set(Object.fromEntries(keys.map((key) => [key, '']))),
  }
}

function changed(before: URLSearchParams, change: Record<string, string>): URLSearchParams {
  const after = new URLSearchParams(before)
  if (!('page' in change)) after.delete('page')
  for (const [key, value] of Object.entries(change))
    // A token that was pasted into the wrong field must not get into the history.
    if (value) after.set(key, redact(value))
    else after.delete(key)
  return after
}
