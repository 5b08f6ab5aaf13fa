// A block copied from a spreadsheet: tab-separated text, cells with line breaks in quotes.
import type { Layout, Place } from './layout'

/** Rows of a block that are read at most. */
export const MOST_ROWS = 10_000

/** Reads tab-separated text as Excel and WPS put it on the clipboard. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
  }
  const source = text.replace(/\r\n?/g, '\n')
  for (let i = 0; i < source.length; i++) {
    const c = source[i]
    if (quoted) {
      if (c === '"' && source[i + 1] === '"') {
        cell += '"'
        i++
      } else if (c === '"') quoted = false
      else cell += c
    } else if (c === '"' && cell === '') quoted = true
    else if (c === '\t') endCell()
    else if (c === '\n') endRow()
    else cell += c
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows.slice(0, MOST_ROWS + 1)
}

export interface Pasted {
  /** Cell key and the text meant for it. */
  edits: { key: string; text: string }[]
  /** Values that would have fallen on cells that cannot be filled in. */
  locked: number
  /** Values beyond the edge of the sheet. */
  outside: number
  /** More rows than are read at once. */
  tooMany: boolean
}

/** Lays a block on the sheet with its corner at a cell: what fits is taken, the rest is counted. */
export function place(l: Layout, corner: Place, block: string[][]): Pasted {
  const out: Pasted = { edits: [], locked: 0, outside: 0, tooMany: block.length > MOST_ROWS }
  block.slice(0, MOST_ROWS).forEach((line, r) => {
    line.forEach((text, c) => {
      const at = { row: corner.row + r, column: corner.column + c }
      if (at.row >= l.rows.length || at.column >= l.columns.length) {
        if (text.trim() !== '') out.outside++
      } else if (!l.editable(at)) {
        if (text.trim() !== '') out.locked++
      } else out.edits.push({ key: l.key(at), text })
    })
  })
  return out
}

/** Whether a pasted text is a block and not one value. */
export const isBlock = (text: string): boolean => /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ''))
