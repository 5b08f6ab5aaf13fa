// Documents the interface describes only as objects: figures and their way back, as the command line writes them.

/** A text of the catalogue: already in the asked language, or in both. */
export type Text = string | { zh: string; en: string }

export interface Figure {
  id: string
  indicator: string
  period: string
  area: string
  by: Record<string, string>
  basis: string
  price: string
  unit: string
  value: string | null
  reason: string | null
  title?: Text
  /** As it is printed: number and unit, and both in one text of each language. */
  shown: { value: string | null; unit: string; zh?: string; en?: string }
  /** Why it is withheld from who asks, where it is. */
  withheld?: { rule: string; zh: string; en: string }
  status: string
  coverage: { filed: number; expected: number; base_share: string | null }
  flags?: { negative: number; unsettled: number; imputed: number; method: string | null }
  as_of: string
  pack: { id: string; version: string; hash: string; unverified?: boolean }
  explain?: string
  current?: string
  base?: string | null
  published_base?: string
  published_current?: string
  amount_unit?: string
  panel?: Record<string, PanelPart | string>
}
export interface PanelPart {
  units: number
  current: string
  base: string
  published: string
  bridge: string
}
export interface Step {
  label: Text
  expression: string
  value: string | null
  reason: string | null
  unit: string
  figure: string | null
}
export interface Member {
  unit: string
  name: string
  industry: string
  part: string
  why: Text
  current: string | null
  base: string | null
  published: string | null
}
export interface Fact {
  role?: string
  fact: number
  unit: string
  form: string
  period: string
  item: string
  column: string
  same_period: boolean
  value: string
  revision: number
  known: string
  recorded: string
  person: string
  file: string
  sha256: string
  line: number
  cell: string | null
  source: string | null
  note: string | null
  replaces: number | null
  replaced_value: string | null
}
export interface Section {
  area: string
  items: string
  counts: Record<string, number>
  population: Member[]
  filings: Fact[]
  more?: { population?: number; filings?: number }
}
export interface Explanation {
  figure: Figure
  title: Text
  area: Text
  formula: Step[]
  definition: {
    from: string | null
    both_years?: boolean
    last_year_not_used?: { from: string; formula: string } | null
  }
  sections: Section[]
  later: Fact[]
  withheld: boolean
  more?: { later?: number }
}
export interface Revisions {
  title: Text
  area: Text
  unit: string | null
  moments: string[]
  rows: {
    id: string
    period: string
    values: { value: string | null; reason: string | null; shown: string | null; filed: number; expected: number }[]
    last_less_first: string | null
  }[]
}
export interface Cause {
  kind: string
  at: string
  share: string | null
  together_with?: number
  before: { value: string | null; reason: string | null }
  after: { value: string | null; reason: string | null }
  unit?: string
  name?: string
  form?: string
  values?: Fact[]
  rows?: { attribute: string; value: string; valid_from: string; known: string; person: string }[]
  changed?: { kind: string; id: string; before: string | null; after: string | null }[]
}
export interface Difference {
  id: string
  title: Text
  area: Text
  from: Figure
  to: Figure
  unit: string
  change: string | null
  causes: Cause[]
  together: { why: string; causes: number; share: string | null }[]
  without_effect: { filings: number; register: number; definitions: number }
}
/** What somebody said of a sheet, a cell of it or a figure. */
export interface Message {
  id: number
  text: string
  item: string | null
  column: string | null
  person: string
  at: string
}
export interface Messages {
  items: Message[]
}

/** A refusal (RFC 9457). */
export interface Problem {
  type?: string
  title: string
  status: number
  code: string
  detail?: string
  traceId?: string
  errors?: ProblemError[]
}
export interface ProblemError {
  pointer?: string
  ruleId?: string
  class?: string | null
  message: string
  params?: Record<string, unknown> | null
}
