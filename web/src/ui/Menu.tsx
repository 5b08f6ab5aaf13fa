// A small panel under a button: closes on Escape, on a click outside, and when the focus leaves.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

export function Popover(p: {
  label: ReactNode
  name: string
  children: (close: () => void) => ReactNode
  align?: 'left' | 'right'
}) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  useEffect(() => {
    if (!open) return
    const away = (e: Event) => {
      if (!root.current?.contains(e.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    document.addEventListener('focusin', away)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('focusin', away)
    }
  }, [open])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard on its way up from the controls inside.
    <div
      className="popover"
      ref={root}
      onKeyDown={(e) => {
        if (e.key === 'Escape' && open) {
          e.stopPropagation()
          close()
        }
      }}
    >
      <button
        type="button"
        ref={button}
        className="opener"
        aria-expanded={open}
        aria-controls={id}
        aria-label={p.name}
        onClick={() => setOpen(!open)}
      >
        {p.label}
      </button>
      <div id={id} className={`panel ${p.align ?? 'right'}`} hidden={!open}>
        {open && p.children(close)}
      </div>
    </div>
  )
}
