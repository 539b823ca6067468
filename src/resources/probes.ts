/** The three reads that show what a token may do; what they bring is what the first screens need. */
import { useQueries } from '@tanstack/react-query'
import type { Probes } from '~/session/TokenCheck'
import { databases } from './databases/databases'
import { functions } from './functions/functions'
import { proxies } from './proxies/proxies'

/** Reads the three lists together, once: nothing here polls. */
export function useProbes(): Probes {
  const [first, second, third] = useQueries({
    queries: [
      { ...databases.list(), refetchInterval: false as const },
      { ...functions.list(), refetchInterval: false as const },
      { ...proxies.list(), refetchInterval: false as const },
    ],
  })
  return { databases: first, functions: second, proxies: third }
}
