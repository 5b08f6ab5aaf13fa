// The last values of a row: a small line at its name, and on demand the values themselves below it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { History, PastColumn, PastRow, Sheet, SheetRow } from '../../api/types'
import { grouped } from '../../numbers/show'
import { unitName } from '../../numbers/units'
import { type Point, Spark } from '../../ui/Spark'
import { Table } from '../../ui/Table'

/** Which row lies open, and the values of the rows. */
export function usePast(query: { data?: History; isLoading: boolean }) {
  const history = query.data
  const [open, setOpen] = useState<string | null>(null)
  const rows = new Map(history?.rows.map((r) => [r.item, r]))
  return {
    history,
    coming: query.isLoading,
    of: (item: string): PastRow | undefined => rows.get(item),
    open: open !== null && rows.has(open) ? open : null,
    toggle: (item: string) => setOpen((had) => (had === item ? null : item)),
  }
}
export type Past = ReturnType<typeof usePast>

const pointsOf = (past: Past, column: PastColumn, now: string | undefined): Point[] => [
  ...column.values.map((v, at) => ({ label: past.history?.periods[at]?.label ?? v.period, value: v.value })),
  ...(now ? [{ label: '', value: now, now: true }] : []),
]
const nowOf = (row: SheetRow, column: string) => row.cells.find((c) => c.column === column)?.value ?? undefined

/** The line at the name of a row; pressed, its values lie open below. */
export function PastButton(p: { past: Past; row: SheetRow; quiet?: boolean }) {
  const { t } = useTranslation()
  const found = p.past.of(p.row.item)
  const first = found?.columns[0]
  // Room for it, so that nothing moves when it comes.
  if (p.past.coming) return <span className="past-room" />
  if (!first || !found.columns.some((c) => c.values.some((v) => v.value !== null))) return null
  return (
    <button
      type="button"
      className="past-button"
      aria-expanded={p.past.open === p.row.item}
      aria-label={`${t('past.title', { n: first.values.length })} ${p.row.item} ${p.row.title}`}
      title={t('past.title', { n: first.values.length })}
      tabIndex={p.quiet ? -1 : undefined}
      onClick={() => p.past.toggle(p.row.item)}
    >
      <Spark points={pointsOf(p.past, first, nowOf(p.row, first.column))} />
    </button>
  )
}

/** A row of the table below its own: drawn and listed. */
export function PastDetail(p: { past: Past; row: SheetRow; sheet: Sheet; span: number }) {
  const { t } = useTranslation()
  const found = p.past.of(p.row.item)
  if (!found || p.past.open !== p.row.item) return null
  const columns = found.columns.map((c) => ({ ...c, now: nowOf(p.row, c.column) }))
  const said = (c: (typeof columns)[number]) =>
    [
      c.low !== null && c.high !== null
        ? t('past.between', { low: grouped(c.low), high: grouped(c.high), unit: unitName(found.measure) })
        : t('past.nothing'),
      c.now ? t('past.now', { value: grouped(c.now) }) : '',
    ].join('')
  const rows = (p.past.history?.periods ?? []).map((period, at) => ({
    ...period,
    values: columns.map((c) => c.values[at]?.value ?? null),
  }))
  return (
    <tr className="past">
      <td colSpan={p.span}>
        <div className="past-charts">
          {columns.map((c) => (
            <figure key={c.column}>
              <figcaption>
                <strong>{c.title}</strong> <span className="small">{said(c)}</span>
              </figcaption>
              <Spark big points={pointsOf(p.past, c, c.now)} said={`${p.row.title} ${c.title}. ${said(c)}`} />
            </figure>
          ))}
        </div>
        <Table
          caption={`${t('past.title', { n: rows.length })} ${p.row.item} ${p.row.title}`}
          columns={[
            { key: 'period', title: t('sheet.period'), head: true, cell: (r: (typeof rows)[number]) => r.label },
            ...columns.map((c, at) => ({
              key: c.column,
              title: t('past.column', { title: c.title, unit: unitName(found.measure) }),
              number: true,
              cell: (r: (typeof rows)[number]) => {
                const value = r.values[at]
                return value === null || value === undefined ? '--' : grouped(value)
              },
            })),
          ]}
          rows={[...rows].reverse()}
          id={(r) => r.period}
        />
      </td>
    </tr>
  )
}
