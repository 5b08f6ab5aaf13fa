// One's own account, and the first run.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { components } from '../api.d'
import { answer, api } from './client'
import { SESSION } from './session'
import type { Right } from './types'

export const useSetup = () =>
  useQuery({
    queryKey: ['setup'],
    queryFn: () => answer(api.GET('/setup')),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const useMakeFirst = () =>
  useMutation({
    mutationFn: (body: components['schemas']['First']) => answer(api.POST('/setup', { body })),
  })

export function usePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { old: string; new: string }) => answer(api.POST('/account/password', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSION }),
  })
}

export function useSecondFactor() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: SESSION })
  return {
    begin: useMutation({ mutationFn: () => answer(api.POST('/account/second-factor')) }),
    confirm: useMutation({
      mutationFn: (code: string) => answer(api.PUT('/account/second-factor', { body: { code } })),
      onSuccess,
    }),
    stop: useMutation({
      mutationFn: (password: string) => answer(api.DELETE('/account/second-factor', { body: { password } })),
      onSuccess,
    }),
  }
}

export const useOwnSessions = () =>
  useQuery({ queryKey: ['own-sessions'], queryFn: () => answer(api.GET('/account/sessions')) })

export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => answer(api.DELETE('/account/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['own-sessions'] }),
  })
}

export const useTokens = () => useQuery({ queryKey: ['tokens'], queryFn: () => answer(api.GET('/account/tokens')) })

export function useTokenActs() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: ['tokens'] })
  return {
    make: useMutation({
      mutationFn: (body: { name: string; rights: Right[]; expires: string }) =>
        answer(api.POST('/account/tokens', { body })),
      onSuccess,
    }),
    drop: useMutation({
      mutationFn: (id: number) => answer(api.DELETE('/account/tokens/{id}', { params: { path: { id } } })),
      onSuccess,
    }),
  }
}
