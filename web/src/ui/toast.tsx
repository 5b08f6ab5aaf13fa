// Short messages that go by themselves; read aloud, never the only place of an error.
import { useSyncExternalStore } from 'react'

interface Toast {
  id: number
  text: string
}
const SHOWN_MS = 5000
let all: Toast[] = []
let count = 0
const listeners = new Set<() => void>()

function set(next: Toast[]): void {
  all = next
  for (const listener of listeners) listener()
}
function good(text: string): void {
  const id = ++count
  set([...all, { id, text }])
  setTimeout(() => set(all.filter((x) => x.id !== id)), SHOWN_MS)
}
const toast = { good }
export const useToast = () => toast

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => all,
  )
  return (
    <div className="toasts" role="status">
      {shown.map((x) => (
        <p key={x.id}>
          <span aria-hidden="true">✓ </span>
          {x.text}
        </p>
      ))}
    </div>
  )
}
