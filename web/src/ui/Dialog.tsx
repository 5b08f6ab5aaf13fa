// Dialogs and drawers. They stay mounted, so that the focus goes back to whatever opened them.
import { Drawer as BaseDrawer, Modal } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'

interface DialogProps {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
  width?: number
  /** Nothing but an action inside closes it. */
  firm?: boolean
  closeLabel: string
  /** It is gone, and the focus is back where it was. */
  onGone?: () => void
}

/** Remembers what had the focus when something opened, and gives it back. */
function useReturn(open: boolean, onGone: (() => void) | undefined) {
  const opener = useRef<HTMLElement | null>(null)
  const was = useRef(false)
  if (open && !was.current && typeof document !== 'undefined')
    opener.current = document.activeElement as HTMLElement | null
  useEffect(() => {
    was.current = open
  }, [open])
  return (shown: boolean) => {
    if (shown) return
    const back = opener.current
    if (back?.isConnected && back !== document.body) {
      back.focus()
      stay(back)
    } else document.getElementById('main')?.focus()
    onGone?.()
  }
}

/** What a dialog did may take away what opened it, a little later: then the focus is on the page, not nowhere. */
function stay(on: HTMLElement, tries = 30): void {
  setTimeout(() => {
    const at = document.activeElement
    if (!on.isConnected && (!at || at === document.body)) document.getElementById('main')?.focus()
    else if (at === on && tries > 0) stay(on, tries - 1)
  }, 100)
}

export function Dialog(p: DialogProps) {
  const after = useReturn(p.open, p.onGone)
  return (
    <Modal
      open={p.open}
      title={p.title}
      onCancel={p.onClose}
      afterOpenChange={after}
      footer={p.footer === undefined ? null : <div className="actions end">{p.footer}</div>}
      width={p.width ?? 520}
      closable={p.firm ? false : { 'aria-label': p.closeLabel }}
      mask={{ closable: false }}
      keyboard={!p.firm}
      focusable={{ trap: true, focusTriggerAfterClose: false }}
      destroyOnHidden={false}
    >
      {p.children}
    </Modal>
  )
}

export function Drawer(p: DialogProps) {
  const after = useReturn(p.open, p.onGone)
  return (
    <BaseDrawer
      open={p.open}
      title={p.title}
      onClose={p.onClose}
      afterOpenChange={after}
      size={p.width ?? 720}
      closable={{ 'aria-label': p.closeLabel }}
      footer={p.footer}
      keyboard
      focusable={{ trap: true, focusTriggerAfterClose: false }}
      forceRender
      destroyOnHidden={false}
      className="drawer"
    >
      {p.children}
    </BaseDrawer>
  )
}
