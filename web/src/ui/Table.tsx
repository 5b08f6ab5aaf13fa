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
}) {
  return (
    <Scroll label={p.caption}>
      <table>
        <caption className={p.showCaption ? undefined : 'unseen'}>{p.caption}</caption>
        <thead>
          <tr>
            {p.columns.map((c) => (
              <th key={c.key} scope="col" className={c.number ? 'n' : undefined}>
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {p.rows.map((row, at) => (
            <tr key={p.id(row, at)} className={p.marked?.(row) ? 'marked' : undefined}>
              {p.columns.map((c) => {
                const kind = [c.number && 'n', c.wide && 'w'].filter(Boolean).join(' ') || undefined
                return c.head ? (
                  <th key={c.key} scope="row" className={kind}>
                    {c.cell(row)}
                  </th>
                ) : (
                  <td key={c.key} className={kind}>
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
