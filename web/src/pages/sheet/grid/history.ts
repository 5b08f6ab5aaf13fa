// Undo of edits, a paste being one step.

export interface Change {
  key: string
  before: string
  after: string
}
export interface Step {
  kind: 'typed' | 'pasted' | 'cleared' | 'copied'
  changes: Change[]
}

const MOST = 100

export class History {
  private done: Step[] = []
  private undone: Step[] = []

  add(step: Step): void {
    const changes = step.changes.filter((c) => c.before !== c.after)
    if (changes.length === 0) return
    this.done = [...this.done.slice(1 - MOST), { ...step, changes }]
    this.undone = []
  }
  /** The last step, to be taken back. */
  undo(): Step | null {
    const step = this.done.pop() ?? null
    if (step) this.undone.push(step)
    return step
  }
  redo(): Step | null {
    const step = this.undone.pop() ?? null
    if (step) this.done.push(step)
    return step
  }
  /** What undo would take back. */
  last(): Step | null {
    return this.done[this.done.length - 1] ?? null
  }
}
