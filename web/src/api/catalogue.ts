// What the catalogue says of indicators.
import { useQuery } from '@tanstack/react-query'
import type { components } from '../api.d'
import { answer, api } from './client'

export type Indicator = components['schemas']['IndicatorCard']

export const useIndicators = (q: string) =>
  useQuery({
    queryKey: ['indicators', q],
    queryFn: () => answer(api.GET('/catalogue/indicators', { params: { query: { q: q || undefined } } })),
    staleTime: 5 * 60_000,
    placeholderData: (had) => had,
  })
