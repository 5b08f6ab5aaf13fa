// Figures and their way back.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Proof } from '../figure/proof'
import { answer, api, document, download, fetched } from './client'
import type { Difference, Explanation, Figure, Messages, Revisions } from './shapes'
import type { CheckPage, UsePage } from './types'

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

/** Rows of population and filings at first, and each time more are asked for. */
export const ROWS = 50

export function useExplanation(id: string | null, asOf?: string, limit = ROWS) {
  return useQuery({
    queryKey: ['explanation', id, asOf, limit],
    queryFn: () =>
      document<Explanation>(
        api.GET('/figures/{id}/explanation', { params: { path: { id: id ?? '' }, query: { asOf, limit } } }),
      ),
    enabled: !!id,
    // While more rows of the same figure are fetched, those that are there stay.
    placeholderData: (had, query) => (query?.queryKey[1] === id && query?.queryKey[2] === asOf ? had : undefined),
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

export const useChecks = (id: string, asOf?: string) =>
  useQuery({
    queryKey: ['checks', id, asOf],
    queryFn: () => document<CheckPage>(api.GET('/figures/{id}/checks', { params: { path: { id }, query: { asOf } } })),
  })

export const useUses = (id: string, asOf?: string) =>
  useQuery({
    queryKey: ['uses', id, asOf],
    queryFn: () => document<UsePage>(api.GET('/figures/{id}/uses', { params: { path: { id }, query: { asOf } } })),
  })

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

/** Where the interface tells of it, as known at that moment; for scripts and for other people. */
export const figureAddress = (id: string, asOf: string): string =>
  new URL(download(`/figures/${encodeURIComponent(id)}`, { asOf, lang: undefined }), location.href).href

export const FORMS = {
  csv: 'text/csv',
  arrow: 'application/vnd.apache.arrow.stream',
  parquet: 'application/vnd.apache.parquet',
} as const
export type Form = keyof typeof FORMS

/** One figure as a table, in a form that other programs read. */
export async function exported(id: string, asOf: string, form: Form): Promise<Blob> {
  const [indicator, rest = ''] = id.split('@')
  const [period, ...words] = rest.split(',')
  const named = words.map((w) => w.split('=') as [string, string])
  const query: Record<string, string | undefined> = { indicator, period, asOf, impute: 'none' }
  for (const [name, value] of named) query[ASKED.includes(name) ? name : 'by'] = ASKED.includes(name) ? value : name
  return fetched('/figures', query, FORMS[form])
}
const ASKED = ['area', 'basis', 'price', 'impute']

/** The proof of a figure, as the server gives it to whoever asks. */
export const proof = (id: string, asOf: string) =>
  document<Proof>(
    api.GET('/figures/{id}/proof', { params: { path: { id }, query: { asOf } } }) as Promise<{ data?: unknown }>,
  )
export const proofAddress = (id: string, asOf: string) => download(`/figures/${encodeURIComponent(id)}/proof`, { asOf })
