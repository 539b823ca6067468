/** The format that the person last chose; kept in this browser. */
import { readKept, siteKey } from '~/site-storage'
import { createStore } from '~/store'
import { useStore } from '~/use-store'
import { formatIds, type FormatId } from './formats'

const keptAs = 'proxy-format'
const chosen = createStore<FormatId>(load())

export function useFormat(): [FormatId, (format: FormatId) => void] {
  const set = (format: FormatId) => {
    chosen.set(format)
    try {
      localStorage.setItem(siteKey(keptAs), format)
    } catch {
      // Refused storage: the choice holds until the page is closed.
    }
  }
  return [useStore(chosen), set]
}

function load(): FormatId {
  try {
    const stored = readKept(keptAs)
    return formatIds.find((id) => id === stored) ?? 'socks5'
  } catch {
    return 'socks5'
  }
}
