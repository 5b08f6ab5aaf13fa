// How the park is doing.
import { useQuery } from '@tanstack/react-query'
import { answer, api } from './client'

export const useCockpit = (period?: string, asOf?: string) =>
  useQuery({
    queryKey: ['cockpit', period, asOf],
    queryFn: () => answer(api.GET('/cockpit', { params: { query: { period, asOf } } })),
  })
