// What a person has set in this browser.
import { useSyncExternalStore } from 'react'

export interface Prefs {
  lang: string
  /** Where Enter goes in a sheet. */
  enter: 'down' | 'right'
  thousands: 'on' | 'off'
  /** Last period and last year beside each cell. */
  neighbours: 'on' | 'off'
  /** Single letters as shortcuts (WCAG 2.1.4: they can be turned off). */
  letters: 'on' | 'off'
  menu: 'open' | 'closed'
}
const DEFAULTS: Prefs = {
  lang: '',
  enter: 'down',
  thousands: 'on',
  neighbours: 'on',
  letters: 'on',
  menu: 'open',
}
const listeners = new Set<() => void>()
const memory: Partial<Prefs> = {}

export function pref<K extends keyof Prefs>(key: K): Prefs[K] {
  try {
    return (memory[key] ?? (localStorage.getItem(`wanmu.${key}`) as Prefs[K] | null) ?? DEFAULTS[key]) as Prefs[K]
  } catch {
    return (memory[key] ?? DEFAULTS[key]) as Prefs[K]
  }
}

export function keepPref<K extends keyof Prefs>(key: K, value: Prefs[K]): void {
  memory[key] = value
  try {
    localStorage.setItem(`wanmu.${key}`, value)
  } catch {
    // Kept for this page only.
  }
  for (const listener of listeners) listener()
}

export function usePref<K extends keyof Prefs>(key: K): [Prefs[K], (value: Prefs[K]) => void] {
  const value = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => pref(key),
  )
  return [value, (next) => keepPref(key, next)]
}
