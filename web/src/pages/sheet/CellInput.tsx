// One cell: what is typed, how far it has come, and what was found wrong with it.
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding, SheetCell } from '../../api/types'
import { grouped, groupedInput } from '../../numbers/show'
import { usePref } from '../../prefs'
import type { Cell, Cells } from './grid/cells'
import type { Direction } from './grid/layout'
import { useCell } from './useCells'

interface Props {
  id: string
  /** Item and column. */
  name: string
  labels: string
  cell: SheetCell
  cells: Cells
  findings: Finding[]
  onMove: (direction: Direction) => boolean
  onEnter: (back: boolean) => boolean
  onPaste: (text: string) => boolean
  onUndo: (again: boolean) => void
  /** Alt and H: the last values of the row. */
  onPast: () => void
}

const ARROWS: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }
const SIGNS: Partial<Record<Cell['state'], string>> = {
  saving: '…',
  saved: '✓',
  waiting: '↻',
  invalid: '!',
  refused: '!',
  conflict: '⇄',
}

export function CellInput(p: Props) {
  const { t } = useTranslation()
  const cell = useCell(p.cells, p.name)
  const [neighbours] = usePref('neighbours')
  const [thousands] = usePref('thousands')
  const [focused, setFocused] = useState(false)
  const begun = useRef('')
  const field = useRef<HTMLInputElement>(null)
  // At once, before the first key can come: a later selection would swallow it.
  useLayoutEffect(() => {
    if (focused) field.current?.select()
  }, [focused])
  const wrong =
    cell.state === 'invalid' ||
    cell.state === 'refused' ||
    p.findings.some((f) => f.state === 'open' && f.class !== 'D')
  const notes = `${p.id}-notes`
  const plain = focused || cell.state === 'editing' || cell.state === 'invalid'
  const text = plain || thousands === 'off' ? cell.text : groupedInput(cell.text)

  const keyDown = (e: React.KeyboardEvent<HTMLInputElement>) => {
    if (e.nativeEvent.isComposing) return
    const input = e.currentTarget
    const arrow = ARROWS[e.key]
    if (e.key === 'Enter') {
      e.preventDefault()
      if (!p.onEnter(e.shiftKey)) input.select()
    } else if (arrow && !e.shiftKey && !e.altKey && atEdge(input, arrow)) {
      if (p.onMove(arrow)) e.preventDefault()
    } else if (e.key === 'Escape' && cell.state === 'editing') {
      e.preventDefault()
      p.cells.type(p.name, begun.current)
      p.cells.leave(p.name, begun.current)
    } else if (e.altKey && e.key.toLowerCase() === 'h') {
      e.preventDefault()
      p.onPast()
    } else if ((e.ctrlKey || e.metaKey) && /^[zy]$/i.test(e.key) && cell.state !== 'editing') {
      e.preventDefault()
      p.onUndo(e.key.toLowerCase() === 'y' || e.shiftKey)
    }
  }

  return (
    <td className={`cell ${cell.state}`}>
      <div className="entry">
        <input
          id={p.id}
          ref={field}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          aria-labelledby={p.labels}
          aria-keyshortcuts="Alt+H"
          aria-invalid={wrong || undefined}
          aria-describedby={notes}
          value={text}
          onFocus={() => {
            begun.current = cell.text
            setFocused(true)
          }}
          onBlur={() => {
            setFocused(false)
            p.cells.leave(p.name, begun.current)
          }}
          onChange={(e) => p.cells.type(p.name, e.target.value)}
          onKeyDown={keyDown}
          onPaste={(e) => {
            if (p.onPaste(e.clipboardData.getData('text/plain'))) e.preventDefault()
          }}
        />
        <span className="sign" aria-hidden="true" title={t(`cell.${cell.state}`)}>
          {SIGNS[cell.state] ?? ''}
        </span>
      </div>
      {neighbours === 'on' && (p.cell.lastPeriod !== null || p.cell.lastYear !== null) && (
        <p className="beside">
          {p.cell.lastPeriod !== null && (
            <span>
              {t('sheet.lastPeriod')} {grouped(p.cell.lastPeriod)}
            </span>
          )}
          {p.cell.lastYear !== null && (
            <span>
              {t('sheet.lastYear')} {grouped(p.cell.lastYear)}
            </span>
          )}
        </p>
      )}
      <div id={notes} className="notes">
        <Notes cell={cell} cells={p.cells} name={p.name} />
        {p.findings.map((f) => (
          <p key={`${f.ruleId}${f.message}`} className={`finding ${f.class}`}>
            <strong>{t(`class.${f.class}`)}</strong> {f.message}
            {f.hint && <span className="small"> {f.hint}</span>}
            {f.state !== 'open' && <em> {t(`finding.${f.state}`)}</em>}
          </p>
        ))}
      </div>
    </td>
  )
}

/** Left and right leave the cell only where there is no text on that side. */
function atEdge(input: HTMLInputElement, arrow: Direction): boolean {
  if (arrow === 'up' || arrow === 'down') return true
  const { selectionStart: a, selectionEnd: b, value } = input
  if (a === 0 && b === value.length) return true
  return a === b && (arrow === 'left' ? a === 0 : a === value.length)
}

function Notes({ cell, cells, name }: { cell: Cell; cells: Cells; name: string }) {
  const { t } = useTranslation()
  return (
    <>
      {cell.fault && <p className="wrong">{t(`fault.${cell.fault}`)}</p>}
      {cell.message && <p className="wrong">{cell.message}</p>}
      {cell.hint && <p className="finding D">{cell.hint}</p>}
      {cell.state === 'conflict' && cell.theirs && (
        <div className="conflict" role="alert">
          <p>
            {t('conflict.why', { person: cell.theirs.person ?? t('conflict.other') })}
            <br />
            {t('conflict.theirs')} <strong>{cell.theirs.text === '' ? '--' : grouped(cell.theirs.text)}</strong> ·{' '}
            {t('conflict.mine')} <strong>{cell.text === '' ? '--' : grouped(cell.text)}</strong>
          </p>
          <button type="button" className="small-button" onClick={() => cells.choose(name, 'mine')}>
            {t('conflict.keepMine')}
          </button>
          <button type="button" className="small-button" onClick={() => cells.choose(name, 'theirs')}>
            {t('conflict.takeTheirs')}
          </button>
        </div>
      )}
    </>
  )
}
