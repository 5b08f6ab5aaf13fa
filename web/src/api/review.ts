// The desk of the statistician: queue, acceptance, exemptions, locks, requests, reminders.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer, api, onceKey } from './client'
import type { Verdict } from './types'

export const usePeriods = (enabled = true) =>
  useQuery({ queryKey: ['periods'], queryFn: () => answer(api.GET('/periods')), enabled, staleTime: 60_000 })

export const useReview = (form: string | undefined, period: string | undefined) =>
  useQuery({
    queryKey: ['review', form, period],
    queryFn: () => answer(api.GET('/review', { params: { query: { form: form ?? '', period: period ?? '' } } })),
    enabled: !!form && !!period,
  })

export const useExemptions = (enabled = true) =>
  useQuery({ queryKey: ['exemptions'], queryFn: () => answer(api.GET('/exemptions')), enabled })

export const useRequests = (enabled = true) =>
  useQuery({ queryKey: ['requests'], queryFn: () => answer(api.GET('/requests')), enabled })

export function useReviewActs() {
  const client = useQueryClient()
  const renew =
    (...keys: string[]) =>
    () => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] })
    }
  return {
    accept: useMutation({
      mutationFn: (sheets: { form: string; period: string; unit: string; version: number }[]) =>
        answer(
          api.POST('/review/acceptances', { params: { header: { 'Idempotency-Key': onceKey() } }, body: { sheets } }),
        ),
      // What is accepted is a fact from now on: every figure that is shown may have moved.
      onSuccess: renew('review', 'sheet', 'duties', 'periods', 'figures', 'explanation', 'revisions'),
    }),
    remind: useMutation({
      mutationFn: (body: { form: string; period: string; units: string[] }) => answer(api.POST('/reminders', { body })),
      onSuccess: renew('review'),
    }),
    askExemption: useMutation({
      mutationFn: ({
        form,
        period,
        unit,
        ...body
      }: {
        form: string
        period: string
        unit: string
        ruleId: string
        item?: string
        text: string
      }) =>
        answer(
          api.POST('/sheets/{form}/{period}/{unit}/exemptions', { params: { path: { form, period, unit } }, body }),
        ),
      onSuccess: renew('exemptions', 'review'),
    }),
    decideExemption: useMutation({
      mutationFn: ({ id, ...body }: { id: number; verdict: Verdict; note: string }) =>
        answer(api.POST('/exemptions/{id}/decision', { params: { path: { id } }, body })),
      onSuccess: renew('exemptions', 'review'),
    }),
    lock: useMutation({
      mutationFn: ({ reason, ...path }: { form: string; period: string; reason: string }) =>
        answer(api.POST('/periods/{form}/{period}/lock', { params: { path }, body: { reason } })),
      onSuccess: renew('periods', 'review', 'sheet', 'duties'),
    }),
    ask: useMutation({
      mutationFn: (body: { kind: 'unlock' | 'reopen' | 'publication'; subject: string; reason: string }) =>
        answer(api.POST('/requests', { body })),
      onSuccess: renew('requests'),
    }),
    decide: useMutation({
      mutationFn: ({ id, ...body }: { id: number; verdict: Verdict; note: string }) =>
        answer(api.POST('/requests/{id}/decision', { params: { path: { id } }, body })),
      onSuccess: renew('requests', 'periods', 'sheet', 'duties', 'review'),
    }),
  }
}
