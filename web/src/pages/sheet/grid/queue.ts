// Values that are not on the server yet, kept in the browser until they are.

export interface Waiting {
  item: string
  column: string
  text: string
  /** The version of the cell that was seen when the value was typed. */
  version: number
}
export interface Store {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

const keyOf = (w: { item: string; column: string }): string => `${w.item}|${w.column}`

/** The queue of one sheet of one account. The last text of a cell is the only one that waits. */
export class Queue {
  private waiting = new Map<string, Waiting>()

  constructor(
    private readonly name: string,
    private readonly store: Store | null,
  ) {
    for (const w of this.kept()) this.waiting.set(keyOf(w), w)
  }

  put(w: Waiting): void {
    // A value that was typed over one still waiting was typed on the same version.
    this.waiting.set(keyOf(w), w)
    this.keep()
  }
  get(key: string): Waiting | undefined {
    return this.waiting.get(key)
  }
  /** Takes a cell out when what was sent is still what waits; a newer text stays. */
  done(sent: Waiting, version: number): void {
    const now = this.waiting.get(keyOf(sent))
    if (!now) return
    if (now.text === sent.text) this.waiting.delete(keyOf(sent))
    else this.waiting.set(keyOf(sent), { ...now, version })
    this.keep()
  }
  drop(key: string): void {
    if (this.waiting.delete(key)) this.keep()
  }
  all(): Waiting[] {
    return [...this.waiting.values()]
  }
  get size(): number {
    return this.waiting.size
  }

  private kept(): Waiting[] {
    try {
      const found = JSON.parse(this.store?.getItem(this.name) ?? '[]')
      return Array.isArray(found) ? found.filter((w) => typeof w?.item === 'string' && typeof w?.text === 'string') : []
    } catch {
      return []
    }
  }
  private keep(): void {
    try {
      if (this.waiting.size === 0) this.store?.removeItem(this.name)
      else this.store?.setItem(this.name, JSON.stringify(this.all()))
    } catch {
      // A full or forbidden store: the values still wait in this page.
    }
  }
}

/** The name a sheet's queue is kept under. */
export const queueName = (account: string, form: string, period: string, unit: string): string =>
  `wanmu.sheet/${account}/${form}/${period}/${unit}`
