// Figures and their way back.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer, api, document, download } from './client'
import type { Difference, Explanation, Figure, Messages, Revisions } from './shapes'

export function useFigures(indicator: string, period: string | undefined, asOf?: string, enabled = true) {
  return useQuery({
    queryKey: ['figures', indicator, period, asOf],
    queryFn: () =>
      document<{ figures: Figure[] }>(
        api.GET('/figures', { params: { query: { indicator, period: period ?? '', asOf } } }),
      ),
    enabled: enabled && !!period,
  })
}

export function useExplanation(id: string | null, asOf?: string) {
  return useQuery({
    queryKey: ['explanation', id, asOf],
    queryFn: () =>
      document<Explanation>(
        api.GET('/figures/{id}/explanation', { params: { path: { id: id ?? '' }, query: { asOf, limit: 50 } } }),
      ),
    enabled: !!id,
  })
}

export function useRevisions(id: string, asOf?: string) {
  return useQuery({
    queryKey: ['revisions', id, asOf],
    queryFn: () =>
      document<Revisions>(api.GET('/figures/{id}/revisions', { params: { path: { id }, query: { asOf } } })),
  })
}

export function useDifference(id: string, from: string | null, to?: string) {
  return useQuery({
    queryKey: ['difference', id, from, to],
    queryFn: () =>
      document<Difference>(
        api.GET('/figures/{id}/difference', { params: { path: { id }, query: { from: from ?? '', to } } }),
      ),
    enabled: !!from,
  })
}

export const useChallenges = (id: string) =>
  useQuery({
    queryKey: ['challenges', id],
    queryFn: () => document<Messages>(api.GET('/figures/{id}/challenges', { params: { path: { id } } })),
  })

export function useChallenge(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (text: string) =>
      answer(api.POST('/figures/{id}/challenges', { params: { path: { id } }, body: { text } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['challenges', id] }),
  })
}

export const proofAddress = (id: string, asOf: string) => download(`/figures/${encodeURIComponent(id)}/proof`, { asOf })
