// Duties, sheets, and what is done with a sheet.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer, api, document, download, onceKey, upload } from './client'
import type { Messages } from './shapes'
import type { Checks, Compared, Duty, Sheet, SheetState, Signers } from './types'

export interface SheetId {
  form: string
  period: string
  unit: string
}
export const sheetKey = (s: SheetId) => ['sheet', s.form, s.period, s.unit] as const
export const sheetPath = (s: SheetId) => `/sheets/${[s.form, s.period, s.unit].map(encodeURIComponent).join('/')}`

export interface DutyFilter {
  form?: string
  period?: string
  state?: SheetState
  unit?: string
}
interface Duties {
  items: Duty[]
  total: number
  next: number | null
}
const duties = (query: DutyFilter & { cursor?: number; limit?: number }) =>
  answer(api.GET('/duties', { params: { query } })) as Promise<Duties>

export const useDuties = (query: DutyFilter, enabled = true) =>
  useQuery({ queryKey: ['duties', query], queryFn: () => duties(query), enabled })

/** Sheets of one page of the list. */
const PAGE = 50
export const useDutyPages = (query: DutyFilter, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['duties', 'pages', query],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) => duties({ ...query, cursor: pageParam, limit: PAGE }),
    getNextPageParam: (last) => last.next ?? undefined,
    enabled,
  })

export const useSheet = (s: SheetId, enabled = true) =>
  useQuery({
    queryKey: sheetKey(s),
    queryFn: () => answer(api.GET('/sheets/{form}/{period}/{unit}', { params: { path: { ...s } } })) as Promise<Sheet>,
    enabled,
  })

export function useSheetActs(s: SheetId) {
  const client = useQueryClient()
  const params = { path: { ...s } }
  const renew = () => {
    for (const queryKey of [sheetKey(s), ['duties'], ['review'], ['messages']])
      void client.invalidateQueries({ queryKey })
  }
  return {
    renew,
    copyLast: useMutation({
      mutationFn: () => answer(api.POST('/sheets/{form}/{period}/{unit}/copy-last', { params })),
      onSuccess: renew,
    }),
    check: useMutation({
      mutationFn: () => answer(api.POST('/sheets/{form}/{period}/{unit}/checks', { params })) as Promise<Checks>,
    }),
    explain: useMutation({
      mutationFn: (body: { ruleId: string; item?: string; text: string }) =>
        answer(api.POST('/sheets/{form}/{period}/{unit}/explanations', { params, body })),
    }),
    submit: useMutation({
      mutationFn: ({ key, ...body }: Signers & { version: number; key: string }) =>
        answer(
          api.POST('/sheets/{form}/{period}/{unit}/submission', {
            params: { ...params, header: { 'Idempotency-Key': key } },
            body,
          }),
        ),
      onSuccess: renew,
    }),
    withdraw: useMutation({
      mutationFn: () => answer(api.DELETE('/sheets/{form}/{period}/{unit}/submission', { params })),
      onSuccess: renew,
    }),
    giveBack: useMutation({
      mutationFn: (reason: string) =>
        answer(api.POST('/sheets/{form}/{period}/{unit}/return', { params, body: { reason } })),
      onSuccess: renew,
    }),
    workbook: useMutation({
      // Without a version it is only compared; with it, it is written where the sheet is still the one it was compared with.
      mutationFn: async ({ file, version }: { file: File; version?: number }) => {
        const how: Record<string, string> = version === undefined ? {} : { commit: 'true', version: String(version) }
        return (await upload(`${sheetPath(s)}/workbook`, file, how)).json() as Promise<Compared>
      },
      onSuccess: (said) => {
        if (said.committed) renew()
      },
    }),
    /** The same workbook with its faults marked. */
    marked: useMutation({
      mutationFn: async (file: File) => (await upload(`${sheetPath(s)}/workbook`, file, { marked: 'true' })).blob(),
    }),
  }
}

export const templateAddress = (s: SheetId) => download(`${sheetPath(s)}/template`)

export const useMessages = (s: SheetId, enabled = true) =>
  useQuery({
    queryKey: ['messages', s],
    queryFn: () =>
      document<Messages>(api.GET('/sheets/{form}/{period}/{unit}/messages', { params: { path: { ...s } } })),
    enabled,
  })

export function useSay(s: SheetId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { text: string; item?: string; column?: string }) =>
      answer(api.POST('/sheets/{form}/{period}/{unit}/messages', { params: { path: { ...s } }, body })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['messages', s] })
      void client.invalidateQueries({ queryKey: sheetKey(s) })
    },
  })
}

export const submissionKey = onceKey
