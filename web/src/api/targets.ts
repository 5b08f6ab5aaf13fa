// Targets of a year.
import { useQuery } from '@tanstack/react-query'
import { answer, api } from './client'

export const useTargets = (year: number | undefined, asOf?: string) =>
  useQuery({
    queryKey: ['targets', year, asOf],
    queryFn: () => answer(api.GET('/targets', { params: { query: { year: year ?? 0, asOf } } })),
    enabled: !!year,
  })
