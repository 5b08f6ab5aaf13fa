// Keyboard shortcuts of the page that is shown, and the list of them.
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { pref } from '../prefs'

export interface Shortcut {
  /** `a`, `?`, `ArrowLeft`, `mod+k`, or `g h` for two keys. */
  keys: string
  title: string
  run: () => void
}

let layers: Shortcut[][] = []
let lead = ''
let leadAt = 0
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

const typing = (at: EventTarget | null): boolean => {
  const el = at as HTMLElement | null
  if (!el?.closest) return false
  return !!el.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]')
}

function onKey(e: KeyboardEvent): void {
  if (e.defaultPrevented || e.isComposing) return
  const mod = e.ctrlKey || e.metaKey
  if (mod && !e.altKey) {
    fire(e, `mod+${e.key.toLowerCase()}`)
    return
  }
  if (e.altKey || typing(e.target) || pref('letters') === 'off') return
  const two = lead && Date.now() - leadAt < 1500 ? `${lead} ${e.key}` : ''
  lead = ''
  if (two && fire(e, two)) return
  if (e.key === 'g') {
    lead = 'g'
    leadAt = Date.now()
    return
  }
  fire(e, e.key)
}

function fire(e: KeyboardEvent, keys: string): boolean {
  // Inside a dialog only the dialog's own keys work, apart from the palette.
  const inside = (e.target as HTMLElement | null)?.closest?.('[role=dialog]')
  for (const layer of [...layers].reverse()) {
    const found = layer.find((s) => s.keys === keys)
    if (!found) continue
    if (inside && !keys.startsWith('mod+') && !keys.startsWith('Arrow')) return false
    e.preventDefault()
    found.run()
    return true
  }
  return false
}

if (typeof document !== 'undefined') document.addEventListener('keydown', onKey)

/** Keys that work while this component is shown. */
export function useKeys(shortcuts: Shortcut[]): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  const names = shortcuts.map((s) => `${s.keys}=${s.title}`).join('|')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is laid anew when its names change.
  useEffect(() => {
    const layer = latest.current.map((s) => ({
      ...s,
      run: () => latest.current.find((now) => now.keys === s.keys)?.run(),
    }))
    layers = [...layers, layer]
    tell()
    return () => {
      layers = layers.filter((l) => l !== layer)
      tell()
    }
  }, [names])
}

export function useShortcutList(): Shortcut[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => layers,
  )
  return all.flat()
}
