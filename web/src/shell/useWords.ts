// Reading and changing the words in the address.
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Search } from '../search'

export function useWords(): [Search, (change: Partial<Search>, replace?: boolean) => void] {
  const words = useSearch({ strict: false }) as Search
  const go = useNavigate()
  const set = useCallback(
    (change: Partial<Search>, replace = false) =>
      void go({ to: '.', search: (had: Search) => ({ ...had, ...change }), replace, resetScroll: false } as never),
    [go],
  )
  return [words, set]
}

/** Whether the page shows figures as they were known at a moment; sheets and queues are always as they are now. */
export function useTimed(): boolean {
  const { pathname } = useLocation()
  return /^\/(home|cockpit|data|contribution|targets|f\/.*)?$/.test(pathname)
}
