// A region that scrolls sideways where it has to; then, and only then, the keyboard stops at it.
import { type ReactNode, useEffect, useRef, useState } from 'react'

export function Scroll(p: { label: string; kind?: string; children: ReactNode }) {
  const region = useRef<HTMLElement>(null)
  const [over, setOver] = useState(false)
  useEffect(() => {
    const el = region.current
    if (!el) return
    const look = () => setOver(el.scrollWidth > el.clientWidth + 1)
    look()
    const watcher = new ResizeObserver(look)
    watcher.observe(el)
    if (el.firstElementChild) watcher.observe(el.firstElementChild)
    return () => watcher.disconnect()
  }, [])
  return (
    <section ref={region} className={`scroll ${p.kind ?? ''}`} aria-label={p.label} tabIndex={over ? 0 : undefined}>
      {p.children}
    </section>
  )
}
