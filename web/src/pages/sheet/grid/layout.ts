// Where the cells of a sheet are, and which one comes next.
import type { Sheet, SheetCell, SheetColumn, SheetRow } from '../../../api/types'

export interface Place {
  row: number
  column: number
}
export const keyOf = (item: string, column: string): string => `${item}|${column}`

export interface Layout {
  rows: SheetRow[]
  columns: SheetColumn[]
  /** The cell at a place, if the form has one there. */
  at(place: Place): SheetCell | undefined
  editable(place: Place): boolean
  place(key: string): Place | undefined
  key(place: Place): string
}

export function layout(sheet: Pick<Sheet, 'rows' | 'columns' | 'locked' | 'state'>, readOnly = false): Layout {
  const { rows, columns } = sheet
  const byKey = new Map<string, Place>()
  const cells = rows.map((row, r) =>
    columns.map((column, c) => {
      byKey.set(keyOf(row.item, column.id), { row: r, column: c })
      return row.cells.find((cell) => cell.column === column.id)
    }),
  )
  const closed = readOnly || sheet.locked || sheet.state === 'submitted' || sheet.state === 'accepted'
  const at = (p: Place) => cells[p.row]?.[p.column]
  return {
    rows,
    columns,
    at,
    editable: (p) => !closed && !rows[p.row]?.derived && !columns[p.column]?.locked && (at(p)?.editable ?? false),
    place: (key) => byKey.get(key),
    key: (p) => keyOf(rows[p.row]?.item ?? '', columns[p.column]?.id ?? ''),
  }
}

export type Direction = 'up' | 'down' | 'left' | 'right'
const STEP: Record<Direction, Place> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
}

/** The next cell to fill in that direction; `wrap` goes on in the next row or column, as Enter does. */
export function next(l: Layout, from: Place, direction: Direction, wrap = false): Place | null {
  const straight = walk(l, from, STEP[direction])
  if (straight || !wrap) return straight
  const back = direction === 'up' || direction === 'left'
  return ordered(l, direction === 'left' || direction === 'right', back).find((p) => after(p, from, direction)) ?? null
}

function walk(l: Layout, from: Place, step: Place): Place | null {
  let p = { row: from.row + step.row, column: from.column + step.column }
  while (p.row >= 0 && p.column >= 0 && p.row < l.rows.length && p.column < l.columns.length) {
    if (l.editable(p)) return p
    p = { row: p.row + step.row, column: p.column + step.column }
  }
  return null
}

function ordered(l: Layout, byRow: boolean, back: boolean): Place[] {
  const all: Place[] = []
  const outer = byRow ? l.rows.length : l.columns.length
  const inner = byRow ? l.columns.length : l.rows.length
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const p = byRow ? { row: o, column: i } : { row: i, column: o }
      if (l.editable(p)) all.push(p)
    }
  }
  return back ? all.reverse() : all
}

function after(p: Place, from: Place, direction: Direction): boolean {
  if (direction === 'right') return p.row > from.row
  if (direction === 'left') return p.row < from.row
  return direction === 'down' ? p.column > from.column : p.column < from.column
}

/** The first cell that can be filled. */
export const first = (l: Layout): Place | null => ordered(l, true, false)[0] ?? null
