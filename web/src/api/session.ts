// Who is signed in, and what they may do.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { boot } from '../boot'
import { answer, api } from './client'
import { trouble } from './problem'
import type { Right, Session } from './types'

export const SESSION = ['session'] as const

export function useSession() {
  return useQuery({
    queryKey: SESSION,
    queryFn: async (): Promise<Session | null> => {
      try {
        return await answer(api.GET('/session'))
      } catch (e) {
        if (trouble(e)?.status === 401) return null
        throw e
      }
    },
    // Null is an answer too: the server said that nobody is signed in.
    initialData: boot.session,
    staleTime: 5 * 60_000,
  })
}

export function useRights() {
  const { data } = useSession()
  const rights = data?.rights ?? []
  return {
    session: data ?? null,
    may: (...any: Right[]) => any.some((r) => rights.includes(r)) && !(data?.viewingAs && any.every(writes)),
    /** Whether somebody the server names is who looks: two persons may have one name. */
    own: (person: string) => !!data && person === `${data.account.name} (${data.account.login})`,
  }
}
const writes = (right: string) => /\.(write|submit|act|ask|decide|grant|send|lock)$/.test(right)

export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { login: string; password: string; code?: string }) => answer(api.POST('/session', { body })),
    onSuccess: (session) => client.setQueryData(SESSION, session),
  })
}

export function useSignOut() {
  return useMutation({ mutationFn: () => answer(api.DELETE('/session')) })
}

export function useViewAs() {
  const client = useQueryClient()
  const onSuccess = async () => {
    // First who looks, then what is seen; nothing that was fetched as somebody else is shown on.
    await client.invalidateQueries({ queryKey: SESSION })
    client.removeQueries({ type: 'inactive' })
    await client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== SESSION[0] })
  }
  return {
    start: useMutation({
      mutationFn: (login: string) => answer(api.POST('/session/view-as', { body: { login } })),
      onSuccess,
    }),
    stop: useMutation({ mutationFn: () => answer(api.DELETE('/session/view-as')), onSuccess }),
  }
}
