// Tabs by the pattern of the ARIA guide: arrows move, one tab stop, the panel follows.
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'

export interface Tab {
  key: string
  label: string
  count?: number | null
}

export function Tabs(p: {
  label: string
  tabs: Tab[]
  value: string
  onChange: (key: string) => void
  children: ReactNode
}) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const move = (e: KeyboardEvent) => {
    const at = p.tabs.findIndex((t) => t.key === p.value)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: p.tabs.length - 1 }[e.key]
    if (to === undefined) return
    e.preventDefault()
    e.stopPropagation()
    const found = p.tabs[(to + p.tabs.length) % p.tabs.length]
    if (!found) return
    p.onChange(found.key)
    list.current?.querySelector<HTMLElement>(`[data-tab="${found.key}"]`)?.focus()
  }
  return (
    <div className="tabs">
      <div role="tablist" aria-label={p.label} ref={list} onKeyDown={move}>
        {p.tabs.map((t) => (
          <button
            key={t.key}
            type="button"
            role="tab"
            id={`${id}-${t.key}`}
            data-tab={t.key}
            aria-selected={t.key === p.value}
            aria-controls={`${id}-panel`}
            tabIndex={t.key === p.value ? 0 : -1}
            onClick={() => p.onChange(t.key)}
          >
            {t.label}
            {t.count ? <span className="count">{t.count}</span> : null}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${p.value}`}>
        {p.children}
      </div>
    </div>
  )
}
