// The sheet as it looks on paper: a real table, one input for each cell that can be filled in.

import { Fragment, memo, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding, Sheet } from '../../api/types'
import { grouped } from '../../numbers/show'
import { usePref } from '../../prefs'
import { Scroll } from '../../ui/Scroll'
import { CellInput } from './CellInput'
import type { Cells } from './grid/cells'
import { type Direction, keyOf, layout, next, type Place } from './grid/layout'
import { isBlock, place, readBlock } from './grid/paste'
import { type Past, PastButton, PastDetail } from './Past'

export const cellId = (key: string): string => `cell-${key.replace(/[^\w-]/g, '_')}`
export function focusCell(key: string): void {
  const found = document.getElementById(cellId(key))
  found?.focus()
  found?.scrollIntoView?.({ block: 'center' })
}

export interface GridProps {
  sheet: Sheet
  cells: Cells
  readOnly: boolean
  findings: Finding[]
  onPasted: (said: { taken: number; locked: number; outside: number; tooMany: boolean }) => void
  onUndone: () => void
  past: Past
}

/** Not drawn again while somebody types: each cell watches itself. */
export const Grid = memo(function Grid(p: GridProps) {
  const { t } = useTranslation()
  const table = useRef<HTMLTableElement>(null)
  const [enter] = usePref('enter')
  const l = useMemo(() => layout(p.sheet, p.readOnly), [p.sheet, p.readOnly])
  const byCell = useMemo(() => group(p.findings), [p.findings])

  const go = (from: Place, direction: Direction, wrap: boolean): boolean => {
    const to = next(l, from, direction, wrap)
    if (to) focusCell(l.key(to))
    return !!to
  }
  const paste = (at: Place, text: string): boolean => {
    if (!isBlock(text)) return false
    const found = place(l, at, readBlock(text))
    p.cells.fill('pasted', found.edits)
    p.onPasted({ taken: found.edits.length, locked: found.locked, outside: found.outside, tooMany: found.tooMany })
    return true
  }
  const undo = (again: boolean) => {
    const step = again ? p.cells.redo() : p.cells.undo()
    if (step?.changes[0]) focusCell(step.changes[0].key)
    if (step) p.onUndone()
  }

  return (
    <Scroll label={t('sheet.table')} kind="sheet">
      <table ref={table}>
        <caption className="unseen">
          {p.sheet.form} {p.sheet.title} {p.sheet.periodLabel}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('sheet.item')}</th>
            <th scope="col" className="code">
              {t('sheet.code')}
            </th>
            <th scope="col" className="measure">
              {t('sheet.measure')}
            </th>
            {p.sheet.columns.map((c) => (
              <th scope="col" key={c.id} id={`col-${c.id}`} className="n">
                {c.title}
              </th>
            ))}
          </tr>
          <tr className="letters" aria-hidden="true">
            <td>{t('sheet.letters.item')}</td>
            <td className="code">{t('sheet.letters.code')}</td>
            <td className="measure">{t('sheet.letters.measure')}</td>
            {p.sheet.columns.map((c) => (
              <td key={c.id}>{c.id}</td>
            ))}
          </tr>
        </thead>
        <tbody>
          {p.sheet.rows.map((row, r) => (
            <Fragment key={row.item}>
              <tr className={row.derived ? 'derived' : undefined}>
                <th scope="row" id={`row-${row.item}`} className={`level-${Math.min(row.level, 4)}`}>
                  {row.title}
                  {row.derived && <span className="small"> {t('sheet.derived')}</span>}
                  <PastButton past={p.past} row={row} quiet={!p.readOnly} />
                  <span className="small when-narrow" aria-hidden="true">
                    {row.item}
                    {row.measure !== p.sheet.measure && ` · ${row.measure}`}
                  </span>
                </th>
                <td className="code">{row.item}</td>
                <td className="measure">{row.measure}</td>
                {p.sheet.columns.map((column, c) => {
                  const at = { row: r, column: c }
                  const cell = l.at(at)
                  const key = keyOf(row.item, column.id)
                  if (!cell) return <td key={column.id} className="void" />
                  if (!l.editable(at)) {
                    return (
                      <Fixed
                        key={column.id}
                        id={cellId(key)}
                        text={cell.text}
                        why={row.derived ? t('sheet.derivedWhy') : t('sheet.lockedWhy')}
                        findings={byCell.get(key) ?? []}
                      />
                    )
                  }
                  return (
                    <CellInput
                      key={column.id}
                      id={cellId(key)}
                      name={key}
                      labels={`row-${row.item} col-${column.id}`}
                      cell={cell}
                      cells={p.cells}
                      findings={byCell.get(key) ?? NONE}
                      onMove={(direction) => go(at, direction, false)}
                      onEnter={(back) =>
                        go(at, enter === 'down' ? (back ? 'up' : 'down') : back ? 'left' : 'right', true)
                      }
                      onPaste={(text) => paste(at, text)}
                      onUndo={undo}
                      onPast={() => p.past.toggle(row.item)}
                    />
                  )
                })}
              </tr>
              <PastDetail past={p.past} row={row} sheet={p.sheet} span={3 + p.sheet.columns.length} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
})

const NONE: Finding[] = []

function group(findings: Finding[]): Map<string, Finding[]> {
  const out = new Map<string, Finding[]>()
  for (const f of findings) {
    if (!f.item) continue
    const key = keyOf(f.item, f.column ?? '1')
    out.set(key, [...(out.get(key) ?? []), f])
  }
  return out
}

function Fixed(p: { id: string; text: string; why: string; findings: Finding[] }) {
  const { t } = useTranslation()
  return (
    <td className="fixed n" id={p.id} tabIndex={-1} title={p.why}>
      <span className="digits">{p.text === '' ? '--' : grouped(p.text)}</span>
      {p.findings.map((f) => (
        <p key={f.ruleId} className={`finding ${f.class}`}>
          <strong>{t(`class.${f.class}`)}</strong> {f.message}
        </p>
      ))}
    </td>
  )
}
