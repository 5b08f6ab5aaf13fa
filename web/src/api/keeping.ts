// The audit trail, and search.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { answer, api } from './client'
import type { TrailRow } from './types'

export interface TrailFilter {
  actor?: string
  act?: string
  subject?: string
  from?: string
  to?: string
}
export const useTrail = (query: TrailFilter) =>
  useInfiniteQuery({
    queryKey: ['trail', query],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      answer(api.GET('/trail', { params: { query: { ...query, cursor: pageParam } } })) as Promise<{
        items: TrailRow[]
        next: number | null
      }>,
    getNextPageParam: (last) => last.next ?? undefined,
  })

export const useVerification = (enabled: boolean) =>
  useQuery({
    queryKey: ['trail-verification'],
    queryFn: () => answer(api.GET('/trail/verification')),
    enabled,
    staleTime: 0,
  })

export const useSearch = (q: string) =>
  useQuery({
    queryKey: ['search', q],
    queryFn: () => answer(api.GET('/search', { params: { query: { q, limit: 20 } } })),
    enabled: q.trim().length > 0,
    staleTime: 30_000,
    placeholderData: (had) => had,
  })
