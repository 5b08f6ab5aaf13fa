// A growth taken apart.
import { useQuery } from '@tanstack/react-query'
import { answer, api } from './client'

export interface Apart {
  indicator: string
  period?: string
  by: string
  basis?: 'published' | 'restated' | 'comparable' | 'matched'
  asOf?: string
}

export function useContribution(p: Apart) {
  return useQuery({
    queryKey: ['contribution', p],
    queryFn: () =>
      answer(
        api.GET('/contribution', {
          params: { query: { indicator: p.indicator, period: p.period ?? '', by: p.by, basis: p.basis, asOf: p.asOf } },
        }),
      ),
    enabled: !!p.period,
  })
}

export const useDimensions = () =>
  useQuery({
    queryKey: ['dimensions'],
    queryFn: () => answer(api.GET('/catalogue/dimensions', { params: { query: {} } })),
    staleTime: 600_000,
  })
