// The state of a page is in its address. Plain words, no JSON.

export interface Search {
  lang?: 'zh' | 'en'
  asOf?: string
  period?: string
  form?: string
  unit?: string
  indicator?: string
  state?: string
  tab?: string
  /** The dimension by which something is taken apart. */
  by?: string
  /** The basis of a growth. */
  basis?: string
  q?: string
  /** The figure whose explanation is open. */
  explain?: string
  /** Where to go after signing in. */
  next?: string
}
const KEYS = [
  'lang',
  'asOf',
  'period',
  'form',
  'unit',
  'indicator',
  'state',
  'tab',
  'by',
  'basis',
  'q',
  'explain',
  'next',
] as const

export function readSearch(words: Record<string, unknown>): Search {
  const out: Record<string, string> = {}
  for (const key of KEYS) {
    const found = words[key]
    if (typeof found === 'string' && found !== '') out[key] = found
  }
  if (out.lang && out.lang !== 'en' && out.lang !== 'zh') delete out.lang
  return out as Search
}

export const parseWords = (text: string): Record<string, unknown> => Object.fromEntries(new URLSearchParams(text))
export function writeWords(words: Record<string, unknown>): string {
  const kept = Object.entries(words).filter(([, v]) => v !== undefined && v !== null && v !== '')
  const text = new URLSearchParams(kept.map(([k, v]) => [k, String(v)])).toString()
  return text ? `?${text}` : ''
}
