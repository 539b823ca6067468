/** The portal's own contract, read when the person asks for it, and how it differs from ours. */
import { hashKey, queryOptions, type QueryClient } from '@tanstack/react-query'
import { compareContracts } from '~/api/contract-diff'
import { connectionOf } from '~/api/query-client'
import { readWith } from '~/api/transport/read-answer'
import { request } from '~/api/request'

export const contract = {
  /** Read only on request; the result is kept for the rest of the session. */
  report: () =>
    queryOptions({
      queryKey: ['contract'],
      queryFn: async ({ client, queryKey, signal }) => {
        const asked = { signal, query: hashKey(queryKey) }
        const [{ default: ours }, answer] = await Promise.all([
          import('~/api/openapi.json'),
          request(connectionOf(client), 'getContract', asked),
        ])
        return readWith(answer, (theirs) => compareContracts(ours, theirs))
      },
      enabled: false,
      staleTime: Infinity,
      gcTime: Infinity,
    }),
}

/** Engines that the portal's contract has and ours lacks, as far as it was read. */
export function newEngines(client: QueryClient): readonly string[] {
  return client.getQueryData(contract.report().queryKey)?.engines ?? []
}

/** Plans that the portal's contract has and ours lacks, as far as it was read. */
export function newPlans(client: QueryClient): readonly string[] {
  return client.getQueryData(contract.report().queryKey)?.skus ?? []
}
