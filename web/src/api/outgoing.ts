// What was to leave the house by mail and to other programs, and how far it came.
import { useInfiniteQuery } from '@tanstack/react-query'
import { plainly } from './client'

interface Sent {
  channel: string
  receiver: string
  state: string
  tries: number
  reason: string | null
}
export interface Outgoing {
  id: number
  kind: string
  subject: string
  person: string
  at: string
  state: string
  to: Sent[]
}
interface Left {
  channels: { mail: boolean; webhooks: number }
  items: Outgoing[]
  next: number | null
}

export const useOutgoing = () =>
  useInfiniteQuery({
    queryKey: ['outgoing'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => plainly<Left>('GET', '/messages/outgoing', { query: { cursor: pageParam } }),
    getNextPageParam: (last) => (last.next === null ? undefined : String(last.next)),
  })
