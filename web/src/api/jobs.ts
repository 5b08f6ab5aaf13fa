// Work that goes on while nobody waits: its progress and its files.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { download, plainly } from './client'

export interface Job {
  id: number | string
  kind: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  /** What is being done now. */
  stage?: string | null
  done: number
  total: number | null
  error?: string | { title?: string; detail?: string } | null
  /** Who asked for it. */
  account?: string | null
  person?: string | null
  at?: string | null
  /** Name of its file, where there is one. */
  file?: string | boolean | null
}
const KEY = ['jobs'] as const
export const going = (job: Job): boolean => job.state === 'waiting' || job.state === 'running'
/** Between two looks while something goes on and nobody tells of it. */
const LOOK = 3000

export const useJobs = () =>
  useQuery({
    queryKey: KEY,
    queryFn: () => plainly<{ items: Job[] }>('GET', '/jobs'),
    refetchInterval: (query) => (query.state.data?.items.some(going) ? LOOK : false),
  })

/** Listens to a job while it goes on; where that is not possible, the list is looked at again and again. */
export function useProgress(job: Job): void {
  const client = useQueryClient()
  const { id } = job
  const live = going(job)
  useEffect(() => {
    if (!live || typeof EventSource === 'undefined') return
    const source = new EventSource(download(`/jobs/${id}/events`))
    const hear = (e: MessageEvent<string>) => {
      const said = read(e.data)
      if (said)
        client.setQueryData<{ items: Job[] }>(KEY, (had) =>
          had ? { ...had, items: had.items.map((j) => (j.id === id ? { ...j, ...said, id } : j)) } : had,
        )
    }
    const end = (e: MessageEvent<string>) => {
      hear(e)
      source.close()
      void client.invalidateQueries({ queryKey: KEY })
    }
    source.addEventListener('progress', hear)
    source.addEventListener('end', end)
    source.onerror = () => source.close()
    return () => source.close()
  }, [client, id, live])
}

function read(text: string): Partial<Job> | null {
  try {
    const said: unknown = JSON.parse(text)
    return said && typeof said === 'object' ? (said as Partial<Job>) : null
  } catch {
    return null
  }
}

export function useJobActs() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: KEY })
  return {
    backup: useMutation({ mutationFn: () => plainly<Job>('POST', '/keeping/backups'), onSuccess }),
    cancel: useMutation({ mutationFn: (id: Job['id']) => plainly<unknown>('DELETE', `/jobs/${id}`), onSuccess }),
  }
}
export const jobFile = (id: Job['id']) => download(`/jobs/${id}/file`)
