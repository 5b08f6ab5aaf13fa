// A plain table with a caption; wide ones scroll in a region that the keyboard reaches.

import type { ReactNode } from 'react'
import { Scroll } from './Scroll'

export interface Column<T> {
  key: string
  title: ReactNode
  cell: (row: T) => ReactNode
  number?: boolean
  /** The cell that names the row. */
  head?: boolean
  wide?: boolean
}

export function Table<T>(p: {
  caption: string
  showCaption?: boolean
  columns: Column<T>[]
  rows: T[]
  id: (row: T, at: number) => string
  marked?: (row: T) => boolean
  foot?: ReactNode
  /** On a narrow screen each row stands as a card, its cells under one another. */
  stacked?: boolean
}) {
  return (
    <Scroll label={p.caption} kind={p.stacked ? 'stacked' : undefined}>
      <table role={p.stacked ? 'table' : undefined}>
        <caption className={p.showCaption ? undefined : 'unseen'}>{p.caption}</caption>
        <thead role={p.stacked ? 'rowgroup' : undefined}>
          <tr role={p.stacked ? 'row' : undefined}>
            {p.columns.map((c) => (
              <th
                key={c.key}
                scope="col"
                role={p.stacked ? 'columnheader' : undefined}
                className={c.number ? 'n' : undefined}
              >
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role={p.stacked ? 'rowgroup' : undefined}>
          {p.rows.map((row, at) => (
            <tr
              role={p.stacked ? 'row' : undefined}
              key={p.id(row, at)}
              className={p.marked?.(row) ? 'marked' : undefined}
            >
              {p.columns.map((c) => {
                const kind = [c.number && 'n', c.wide && 'w'].filter(Boolean).join(' ') || undefined
                const named = typeof c.title === 'string' ? c.title : undefined
                return c.head ? (
                  <th key={c.key} scope="row" role={p.stacked ? 'rowheader' : undefined} className={kind}>
                    {c.cell(row)}
                  </th>
                ) : (
                  <td key={c.key} role={p.stacked ? 'cell' : undefined} className={kind} data-title={named}>
                    {c.cell(row)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        {p.foot}
      </table>
    </Scroll>
  )
}
