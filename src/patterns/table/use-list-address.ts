/** What a list shows, stored in the address: the filter text, chosen values, sort and page. */
import { startTransition, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { redact } from '~/api/transport/redact'

export interface ListAddress {
  /** Changes with the rows and their order, but not with the open row. */
  view: string
  get(key: string): string
  /** Sets some keys and goes back to the first page; an empty value removes the key. */
  set(change: Record<string, string>): void
  /** The same for text that is being typed: shown at once, put into the address after a pause. */
  type(change: Record<string, string>): void
  /** Puts the typed text into the address now. */
  settle(): void
  clear(keys: readonly string[]): void
}

/** Browsers throttle pages that change their address with each key. */
const REST_MS = 300

/** Changes replace the address: a filter adds no entry to the history. */
export function useListAddress(): ListAddress {
  const [search, setSearch] = useSearchParams()
  const [typed, setTyped] = useState<Record<string, string> | null>(null)
  // Typed text is rendered as a transition; a click before that needs it, too.
  const latest = useRef<Record<string, string> | null>(null)
  const type = (change: Record<string, string>) => {
    latest.current = change
    setTyped(change)
  }
  const shown = typed ? changed(search, typed) : search
  const set = (change: Record<string, string>) => {
    // The browser's own address, because an earlier change may not be rendered yet.
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
