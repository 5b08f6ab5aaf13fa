// What a unit filed before the period of a sheet.
import { useQuery } from '@tanstack/react-query'
import { answer, api } from './client'
import type { SheetId } from './filing'

const COUNT = 12

export const useHistory = (s: SheetId, asOf?: string, enabled = true) =>
  useQuery({
    queryKey: ['history', s.form, s.period, s.unit, asOf],
    queryFn: () =>
      answer(
        api.GET('/sheets/{form}/{period}/{unit}/history', {
          params: { path: { ...s }, query: { count: COUNT, asOf } },
        }),
      ),
    enabled,
    staleTime: 5 * 60_000,
  })
