// The shapes of the pages, taken from the generated ones. A word that decides what a page does is narrowed here.
import type { components } from '../api.d'

type Schemas = components['schemas']
/** An answer writes every field; what there is not is null. */
export type Told<T> = T extends (infer U)[]
  ? Told<U>[]
  : T extends object
    ? { [K in keyof T]-?: Told<Exclude<T[K], undefined>> }
    : T
type Of<K extends keyof Schemas> = Told<Schemas[K]>
type With<T, N> = Omit<T, keyof N> & N

export type Lang = 'zh' | 'en'

export type Session = Of<'Session'>
export type Scope = Schemas['ScopeRow']
export type OwnSession = Of<'OpenSession'>
export type Token = Of<'Token'>
export type Account = Of<'Account'>
export type TrailRow = With<Of<'Row'>, { detail: Record<string, unknown> | null }>

export type Right = Schemas['RightName']
export type Role = Schemas['RoleName']
export type SheetState = Schemas['SheetState']
export type Class = 'A' | 'B' | 'C' | 'D'
export type Counts = Of<'Counts'>
export type Duty = With<Of<'DutyBody'>, { state: SheetState }>
export type Sheet = With<Of<'SheetBody'>, { state: SheetState }>
export type SheetColumn = Of<'ColumnBody'>
export type SheetRow = Of<'RowBody'>
export type SheetCell = Of<'CellBody'>
export type Receipt = Of<'ReceiptBody'>
export type Signers = Of<'SignersBody'>
export type Finding = With<Of<'FindingBody'>, { class: Class; state: 'open' | 'explained' | 'exempted' | 'asked' }>
export interface Checks {
  findings: Finding[]
  counts: Counts
}
export type FileIssue = With<Of<'IssueBody'>, { class: Class }>
export type Change = Of<'ChangedCell'>
export interface Compared extends Checks {
  /** The version of the sheet it was compared with. */
  version: number
  changes: Change[]
  issues: FileIssue[]
  marked: boolean
  committed: boolean
}

export type Check = With<Of<'CheckBody'>, { class: Class; state: 'open' | 'explained' | 'exempted' | 'asked' }>
export type CheckPage = With<Of<'ChecksBody'>, { items: Check[] }>
export type UsePage = Of<'UsesBody'>
export type Use = Of<'UseBody'>

export type Card = Of<'CardBody'>
export type Thing = Of<'ThingBody'>
export type Target = Of<'TargetBody'>
export type Apart = Of<'ContributionBody'>
export type Part = Of<'ApartMember'>
export type Term = Of<'ApartTerm'>
export type Bar = Of<'ApartBar'>

export type Review = Of<'ReviewBody'>
export type Queued = Of<'QueuedBody'>
export type Late = Of<'LateBody'>
export type Estimate = Of<'EstimateBody'>
export type History = Of<'HistoryBody'>
export type PastRow = Of<'PastRow'>
export type PastColumn = Of<'PastColumn'>
export type PeriodRow = Of<'PeriodBody'>
export type Verdict = 'approved' | 'refused'
export type Asked = Of<'RequestBody'>
