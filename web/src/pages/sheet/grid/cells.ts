// The sheet being filled in: texts, states, saving, conflicts. Knows no React and no HTTP.
import type { Sheet } from '../../../api/types'
import { type Fault, readNumber } from '../../../numbers/read'
import { History, type Step } from './history'
import { keyOf, layout } from './layout'
import { Queue, type Store, type Waiting } from './queue'

export type State = 'normal' | 'editing' | 'saving' | 'saved' | 'waiting' | 'invalid' | 'conflict' | 'refused'
export interface Theirs {
  text: string
  version: number
  person?: string
}
export interface Cell {
  text: string
  /** What the server has. */
  saved: string
  version: number
  state: State
  fault?: Fault
  /** The server's own words on why it kept nothing. */
  message?: string
  hint?: string
  theirs?: Theirs
}

export type Sent =
  | { ok: true; text: string; version: number; hint: string | null }
  | { ok: false; kind: 'conflict'; theirs: Theirs }
  | { ok: false; kind: 'invalid'; message: string }
/** Sends values; throws when the server cannot be reached or nobody is signed in. */
export type Send = (values: Waiting[]) => Promise<Sent[]>
/** Sending is over for now: the sheet is closed to changes. */
export class Closed extends Error {}

type Listener = () => void
const NOTHING: Cell = { text: '', saved: '', version: 0, state: 'normal' }

export class Cells {
  readonly history = new History()
  private cells = new Map<string, Cell>()
  private integer = new Map<string, boolean>()
  private readonly queue: Queue
  private listeners = new Map<string, Set<Listener>>()
  private any = new Set<Listener>()
  private sending: Promise<void> | null = null
  private again = false
  /** Cells whose value is on its way: what they will be on the server is not known yet. */
  private inFlight = new Set<string>()
  private ticks = 0
  closed = false

  constructor(
    sheet: Sheet,
    private readonly send: Send,
    name: string,
    store: Store | null,
    private readonly onSaved: (values: { key: string; text: string; version: number }[]) => void = () => {},
  ) {
    this.queue = new Queue(name, store)
    this.adopt(sheet)
    for (const w of this.queue.all()) this.restore(w)
  }

  /** Takes the server's sheet; what is being typed, waits or is in conflict stays. */
  adopt(sheet: Sheet): void {
    const l = layout(sheet)
    sheet.rows.forEach((row, r) => {
      for (const [c, column] of sheet.columns.entries()) {
        const found = l.at({ row: r, column: c })
        if (!found) continue
        const key = keyOf(row.item, column.id)
        this.integer.set(key, row.integer)
        const had = this.cells.get(key)
        if (had && this.busy(key, had)) continue
        // Read before the value was saved, told after it.
        if (had && found.version < had.version) continue
        const same = had && had.saved === found.text && had.version === found.version
        if (!same) this.set(key, { text: found.text, saved: found.text, version: found.version, state: 'normal' })
      }
    })
  }

  /** Another window saved this value. */
  heard(key: string, text: string, version: number): void {
    const had = this.cells.get(key)
    if (!had || version <= had.version) return
    if (!this.busy(key, had)) this.set(key, { text, saved: text, version, state: 'normal' })
    else if (had.text !== text) this.set(key, { ...had, state: 'conflict', theirs: { text, version } })
  }

  get(key: string): Cell {
    return this.cells.get(key) ?? NOTHING
  }
  keys(): string[] {
    return [...this.cells.keys()]
  }
  /** How many cells wait, are wrong, or are in conflict. */
  tally(): { waiting: number; invalid: number; conflict: number; saving: number } {
    const out = { waiting: 0, invalid: 0, conflict: 0, saving: 0 }
    for (const cell of this.cells.values()) {
      if (cell.state === 'waiting') out.waiting++
      else if (cell.state === 'invalid' || cell.state === 'refused') out.invalid++
      else if (cell.state === 'conflict') out.conflict++
      else if (cell.state === 'saving') out.saving++
    }
    return out
  }
  pending(): number {
    return this.queue.size
  }

  /** A key was pressed in a cell: no judgement yet. */
  type(key: string, text: string): void {
    const had = this.get(key)
    if (had.state === 'conflict') this.set(key, { ...had, text })
    else this.set(key, { ...had, text, state: 'editing', fault: undefined, message: undefined })
  }

  /** The cell was left: its text is read, and saved when it is a number. */
  leave(key: string, before: string): void {
    const had = this.get(key)
    if (had.state !== 'editing') return
    this.history.add({ kind: 'typed', changes: [{ key, before, after: had.text }] })
    this.settle(key, had.text)
    void this.flush()
  }

  /** Many cells at once, as one step to undo. */
  fill(kind: Step['kind'], edits: { key: string; text: string }[]): void {
    this.history.add({ kind, changes: edits.map((e) => ({ key: e.key, before: this.get(e.key).text, after: e.text })) })
    for (const e of edits) this.settle(e.key, e.text)
    void this.flush()
  }

  undo(): Step | null {
    const step = this.history.undo()
    for (const c of step?.changes ?? []) this.settle(c.key, c.before)
    void this.flush()
    return step
  }
  redo(): Step | null {
    const step = this.history.redo()
    for (const c of step?.changes ?? []) this.settle(c.key, c.after)
    void this.flush()
    return step
  }

  /** A person has decided between the two values. */
  choose(key: string, whose: 'mine' | 'theirs'): void {
    const had = this.get(key)
    if (!had.theirs) return
    const { text, version } = had.theirs
    const seen = { text: had.text, saved: text, version, state: 'normal' as const }
    this.queue.drop(key)
    if (whose === 'theirs') this.set(key, { ...seen, text })
    else {
      this.set(key, seen)
      this.settle(key, had.text)
      void this.flush()
    }
  }

  /** Sends what waits; one sending at a time. */
  flush(): Promise<void> {
    if (this.sending) {
      this.again = true
      return this.sending
    }
    this.sending = this.run().finally(() => {
      this.sending = null
      if (!this.again) return
      this.again = false
      // Whoever waits for all to be sent waits for this too.
      return this.flush()
    })
    return this.sending
  }

  subscribe(key: string, listener: Listener): () => void {
    const all = this.listeners.get(key) ?? new Set()
    this.listeners.set(key, all.add(listener))
    return () => all.delete(listener)
  }
  subscribeAll(listener: Listener): () => void {
    this.any.add(listener)
    return () => this.any.delete(listener)
  }
  /** Changes with every change, for whoever watches the whole sheet. */
  tick(): number {
    return this.ticks
  }

  private busy(key: string, cell: Cell): boolean {
    return this.queue.get(key) !== undefined || ['editing', 'conflict', 'invalid', 'refused'].includes(cell.state)
  }

  private restore(w: Waiting): void {
    const key = keyOf(w.item, w.column)
    const had = this.cells.get(key)
    if (!had || had.text === w.text) this.queue.drop(key)
    else this.set(key, { ...had, text: w.text, state: 'waiting' })
  }

  private settle(key: string, typed: string): void {
    const had = this.get(key)
    if (had.state === 'conflict') return
    const read = readNumber(typed, this.integer.get(key) ?? false)
    if ('fault' in read) {
      this.queue.drop(key)
      this.set(key, { ...had, text: typed, state: 'invalid', fault: read.fault, message: undefined, hint: undefined })
    } else if (read.text === had.saved && !this.inFlight.has(key)) {
      this.queue.drop(key)
      this.set(key, { ...had, text: read.text, state: 'normal', fault: undefined, message: undefined })
    } else {
      const [item = '', column = ''] = key.split('|')
      this.queue.put({ item, column, text: read.text, version: had.version })
      this.set(key, {
        ...had,
        text: read.text,
        state: 'waiting',
        fault: undefined,
        message: undefined,
        hint: undefined,
      })
    }
  }

  private async run(): Promise<void> {
    const values = this.queue.all().filter((w) => this.get(keyOf(w.item, w.column)).state !== 'conflict')
    if (values.length === 0 || this.closed) return
    for (const w of values) this.mark(w, 'saving')
    this.inFlight = new Set(values.map((w) => keyOf(w.item, w.column)))
    try {
      const answers = await this.send(values)
      const saved: { key: string; text: string; version: number }[] = []
      values.forEach((w, i) => {
        const a = answers[i]
        if (a) this.answered(w, a, saved)
      })
      if (saved.length > 0) this.onSaved(saved)
    } catch (e) {
      if (e instanceof Closed) this.closed = true
      for (const w of values) this.mark(w, 'waiting')
      if (e instanceof Closed) this.tell()
    } finally {
      this.inFlight.clear()
    }
  }

  private mark(w: Waiting, state: State): void {
    const key = keyOf(w.item, w.column)
    const had = this.get(key)
    if (had.state === 'waiting' || had.state === 'saving') this.set(key, { ...had, state })
  }

  private answered(w: Waiting, a: Sent, saved: { key: string; text: string; version: number }[]): void {
    const key = keyOf(w.item, w.column)
    const had = this.get(key)
    const mine = had.text === w.text
    if (a.ok) {
      this.queue.done(w, a.version)
      saved.push({ key, text: a.text, version: a.version })
      const next = { ...had, saved: a.text, version: a.version, hint: a.hint ?? undefined }
      if (mine && had.state !== 'editing') this.set(key, { ...next, text: a.text, state: 'saved' })
      else this.set(key, next)
    } else if (a.kind === 'invalid') {
      this.queue.drop(key)
      this.set(key, { ...had, state: 'refused', message: a.message })
    } else if (a.theirs.text === w.text) {
      // The other wrote the same: nothing to decide.
      this.queue.drop(key)
      this.set(key, {
        text: had.text,
        saved: a.theirs.text,
        version: a.theirs.version,
        state: mine ? 'saved' : had.state,
      })
    } else this.set(key, { ...had, state: 'conflict', theirs: a.theirs })
  }

  private set(key: string, cell: Cell): void {
    this.cells.set(key, cell)
    for (const listener of this.listeners.get(key) ?? []) listener()
    this.tell()
  }
  private tell(): void {
    this.ticks++
    for (const listener of this.any) listener()
  }
}
