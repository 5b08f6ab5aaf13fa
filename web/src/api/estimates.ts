// Late firms that are estimated: by which methods they can be, and deciding it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer, api } from './client'

export const useMethods = (enabled: boolean) =>
  useQuery({
    queryKey: ['imputations'],
    queryFn: () => answer(api.GET('/catalogue/imputations')),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  })

export function useEstimating(form: string, period: string) {
  const client = useQueryClient()
  const params = { path: { form, period } }
  // Every figure of the period is told with estimates from now on, or without.
  const onSuccess = () => {
    for (const key of ['review', 'figures', 'explanation', 'revisions'])
      void client.invalidateQueries({ queryKey: [key] })
  }
  return {
    begin: useMutation({
      mutationFn: (body: { method: string; reason: string }) =>
        answer(api.POST('/periods/{form}/{period}/imputation', { params, body })),
      onSuccess,
    }),
    end: useMutation({
      mutationFn: () => answer(api.DELETE('/periods/{form}/{period}/imputation', { params })),
      onSuccess,
    }),
  }
}
