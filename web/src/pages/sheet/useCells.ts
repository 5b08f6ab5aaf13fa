// The sheet being filled in, alive: saving, waiting for the network, other windows.
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { SIGNED_IN } from '../../api/client'
import type { SheetId } from '../../api/filing'
import type { Sheet } from '../../api/types'
import { Cells } from './grid/cells'
import { queueName, type Store } from './grid/queue'
import { sender } from './send'

const AGAIN = 5000

function store(): Store | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

export function useCells(account: string, id: SheetId, sheet: Sheet, onSaved: () => void): Cells {
  const name = queueName(account, id.form, id.period, id.unit)
  const saved = useRef(onSaved)
  saved.current = onSaved
  // biome-ignore lint/correctness/useExhaustiveDependencies: one store a sheet; later answers are adopted below.
  const { cells, channel } = useMemo(() => {
    const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
    const cells = new Cells(sheet, sender(id), name, store(), (values) => {
      channel?.postMessage(values)
      saved.current()
    })
    return { cells, channel }
  }, [name])

  useEffect(() => cells.adopt(sheet), [cells, sheet])

  useEffect(() => {
    const flush = () => void cells.flush()
    const hear = (e: MessageEvent<{ key: string; text: string; version: number }[]>) => {
      for (const v of e.data) cells.heard(v.key, v.text, v.version)
    }
    channel?.addEventListener('message', hear)
    window.addEventListener('online', flush)
    window.addEventListener(SIGNED_IN, flush)
    const timer = setInterval(() => cells.pending() > 0 && !cells.closed && flush(), AGAIN)
    const warn = (e: BeforeUnloadEvent) => {
      if (cells.tally().invalid > 0) e.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    flush()
    return () => {
      channel?.removeEventListener('message', hear)
      window.removeEventListener('online', flush)
      window.removeEventListener(SIGNED_IN, flush)
      window.removeEventListener('beforeunload', warn)
      clearInterval(timer)
    }
  }, [cells, channel])
  return cells
}

export function useCell(cells: Cells, key: string) {
  return useSyncExternalStore(
    (listener) => cells.subscribe(key, listener),
    () => cells.get(key),
  )
}

export function useTally(cells: Cells) {
  useSyncExternalStore(
    (listener) => cells.subscribeAll(listener),
    () => cells.tick(),
  )
  return cells.tally()
}
