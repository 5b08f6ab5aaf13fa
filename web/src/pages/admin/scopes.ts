// The rows a role reaches, one a line: `zone:ID`, `street:NAME`, `industry:PREFIX`, `firm:CODE`.
import type { Scope } from '../../api/types'

const KINDS = ['zone', 'street', 'industry', 'firm'] as const

/** The scopes of a text, or null where a line is none. */
export function readScopes(text: string): Scope[] | null {
  const out: Scope[] = []
  for (const line of text
    .split('\n')
    .map((l) => l.trim())
    .filter(Boolean)) {
    const at = line.search(/[:：]/)
    const kind = KINDS.find((k) => k === line.slice(0, at).trim())
    const value = line.slice(at + 1).trim()
    if (at < 0 || !kind || !value) return null
    out.push({ kind, value })
  }
  return out
}

export const writeScopes = (scopes: Scope[]): string => scopes.map((s) => `${s.kind}:${s.value}`).join('\n')
