// A word to the reader: what is so, what went wrong, what is empty and why.
import type { ReactNode } from 'react'

export type Tone = 'info' | 'good' | 'warning' | 'bad'
const SIGN: Record<Tone, string> = { info: 'i', good: '✓', warning: '!', bad: '✕' }

export function Notice(p: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  live?: boolean
}) {
  const tone = p.tone ?? 'info'
  return (
    <div className={`notice ${tone}`} role={p.live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <span className="sign" aria-hidden="true">
        {SIGN[tone]}
      </span>
      <div>
        {p.title && <p className="head">{p.title}</p>}
        {p.children}
      </div>
      {p.action && <div className="actions">{p.action}</div>}
    </div>
  )
}

export function Chip(p: { children: ReactNode; tone?: Tone | 'plain'; title?: string }) {
  return (
    <span className={`chip ${p.tone ?? 'plain'}`} title={p.title}>
      {p.children}
    </span>
  )
}

export function Skeleton({ label, lines = 4 }: { label: string; lines?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{label}</span>
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
        <span key={i} className="bar" aria-hidden="true" />
      ))}
    </div>
  )
}

export function Empty(p: { title: string; why?: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="head">{p.title}</p>
      {p.why && <p>{p.why}</p>}
      {p.action}
    </div>
  )
}

export function Meter(p: { label: string; value: number; of: number; text: string }) {
  return (
    <div className="meter">
      <span>{p.label}</span>
      <meter min={0} max={Math.max(p.of, 1)} value={p.value} aria-label={p.label} aria-valuetext={p.text} />
      <span className="digits">{p.text}</span>
    </div>
  )
}

/** Terms and what belongs to them. */
export function Facts(p: { items: [ReactNode, ReactNode][] }) {
  return (
    <dl className="facts">
      {p.items.map(([term, what], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list.
        <div key={at}>
          <dt>{term}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}
