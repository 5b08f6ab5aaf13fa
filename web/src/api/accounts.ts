// The accounts of others.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from './client'
import type { Account, Role, Scope } from './types'

const KEY = ['accounts'] as const

export function useAccounts(q: string) {
  return useInfiniteQuery({
    queryKey: [...KEY, q],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      answer(api.GET('/accounts', { params: { query: { q: q || undefined, cursor: pageParam, limit: 50 } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export interface AccountChange {
  name?: string
  email?: string
  disabled?: boolean
  subject?: string
  roles?: Role[]
  scopes?: Scope[]
}

export function useAccountActs() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: KEY })
  return {
    make: useMutation({
      mutationFn: (body: {
        login: string
        name: string
        email?: string
        subject?: string
        roles: Role[]
        scopes: Scope[]
      }) => answer(api.POST('/accounts', { body })),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ account, body }: { account: Account; body: AccountChange }) =>
        answer(
          api.PATCH('/accounts/{id}', {
            params: { path: { id: account.id }, header: { 'If-Match': `"${account.version}"` } },
            // The document of the interface calls another shape by this one's name.
            body: body as never,
          }),
        ),
      onSettled: onSuccess,
    }),
    reset: useMutation({
      mutationFn: (id: number) => answer(api.POST('/accounts/{id}/reset', { params: { path: { id } } })),
      onSuccess,
    }),
  }
}
