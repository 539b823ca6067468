/** The three reads that show what a token may do; what they bring is what the first screens need. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Probes } from '~/session/TokenCheck'
import { databases } from './databases/databases'
import { functions } from './functions/functions'
import { proxies } from './proxies/proxies'

/** Reads the three lists together, once: nothing here polls. */
export function Prober({ children }: { children: (probes: Probes) => ReactNode }) {
  const once = { refetchInterval: false } as const
  return children({
    databases: useQuery({ ...databases.list(), ...once }),
    functions: useQuery({ ...functions.list(), ...once }),
    proxies: useQuery({ ...proxies.list(), ...once }),
  })
}
