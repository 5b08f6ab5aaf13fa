// A button, and a link that looks like one.
import { Button as Base } from 'antd'
import type { ReactNode, Ref } from 'react'

export interface ButtonProps {
  children: ReactNode
  onClick?: (e: React.MouseEvent<HTMLElement>) => void
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  small?: boolean
  busy?: boolean
  disabled?: boolean
  submit?: boolean
  label?: string
  title?: string
  shortcut?: string
  pressed?: boolean
  expanded?: boolean
  href?: string
  saveAs?: boolean | string
  ref?: Ref<HTMLButtonElement>
}

export function Button(p: ButtonProps) {
  const kind = p.kind ?? 'plain'
  return (
    <Base
      ref={p.ref as Ref<HTMLButtonElement & HTMLAnchorElement>}
      type={kind === 'primary' ? 'primary' : kind === 'quiet' ? 'text' : 'default'}
      danger={kind === 'danger'}
      size={p.small ? 'small' : 'middle'}
      className={p.busy ? 'busy' : undefined}
      aria-busy={p.busy || undefined}
      disabled={p.disabled}
      htmlType={p.submit ? 'submit' : 'button'}
      // It keeps its name and its focus while it works; a second click does nothing.
      onClick={p.busy ? (e) => e.preventDefault() : p.onClick}
      aria-label={p.label}
      title={p.title}
      aria-keyshortcuts={p.shortcut}
      aria-pressed={p.pressed}
      aria-expanded={p.expanded}
      href={p.href}
      {...(p.saveAs ? { download: p.saveAs === true ? '' : p.saveAs } : {})}
    >
      {p.children}
    </Base>
  )
}
