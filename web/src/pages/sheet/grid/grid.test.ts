import { describe, expect, it } from 'vitest'
import type { Sheet } from '../../../api/types'
import { Cells, Closed, type Send, type Sent } from './cells'
import { History } from './history'
import { first, layout, next } from './layout'
import { isBlock, place, readBlock } from './paste'
import { Queue, type Waiting } from './queue'

/** Three rows, three columns; the last column is locked, the middle row is a total. */
function sheet(texts: Record<string, string> = {}, version = 1): Sheet {
  const columns = ['1', '2', '3'].map((id) => ({
    id,
    title: id,
    role: 'current' as const,
    locked: id === '3',
    period: '2021-06',
  }))
  const rows = ['01', '02', '03'].map((item) => ({
    item,
    title: item,
    level: 0,
    measure: '千元',
    integer: item === '01',
    derived: item === '02',
    cells: columns.map((c) => ({
      column: c.id,
      text: texts[`${item}|${c.id}`] ?? '',
      value: null,
      version: texts[`${item}|${c.id}`] === undefined ? 0 : version,
      editable: true,
      lastPeriod: null,
      lastYear: null,
      origin: null,
    })),
  }))
  return {
    form: 'B204-1',
    title: '',
    number: '',
    period: '2021-06',
    periodLabel: '',
    measure: '千元',
    unit: 'u',
    unitName: '',
    state: 'draft',
    locked: false,
    version: 1,
    columns,
    rows,
    messages: 0,
    receipt: null,
    returned: null,
    signers: { responsible: '', filledBy: '', phone: '' },
  }
}
class Memory {
  kept = new Map<string, string>()
  getItem = (k: string) => this.kept.get(k) ?? null
  setItem = (k: string, v: string) => void this.kept.set(k, v)
  removeItem = (k: string) => void this.kept.delete(k)
}
const accept: Send = async (values) =>
  values.map((w): Sent => ({ ok: true, text: w.text, version: w.version + 1, hint: null }))
const settled = () => new Promise((r) => setTimeout(r, 0))

describe('moving about', () => {
  const l = layout(sheet())
  it('leaps over totals and locked columns', () => {
    expect(next(l, { row: 0, column: 0 }, 'down')).toEqual({ row: 2, column: 0 })
    expect(next(l, { row: 0, column: 1 }, 'right')).toBeNull()
    expect(next(l, { row: 0, column: 0 }, 'up')).toBeNull()
  })
  it('goes on in the next row or column where Enter does', () => {
    expect(next(l, { row: 0, column: 1 }, 'right', true)).toEqual({ row: 2, column: 0 })
    expect(next(l, { row: 2, column: 0 }, 'down', true)).toEqual({ row: 0, column: 1 })
    expect(next(l, { row: 0, column: 1 }, 'up', true)).toEqual({ row: 2, column: 0 })
    expect(next(l, { row: 2, column: 1 }, 'down', true)).toBeNull()
  })
  it('has nowhere to go in a closed sheet', () => {
    expect(first(l)).toEqual({ row: 0, column: 0 })
    expect(first(layout({ ...sheet(), locked: true }))).toBeNull()
  })
})

describe('a pasted block', () => {
  it('is read as spreadsheets write it', () => {
    expect(readBlock('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
    expect(readBlock('"a\nb"\t"c ""d"""\n\t')).toEqual([
      ['a\nb', 'c "d"'],
      ['', ''],
    ])
    expect(isBlock('12\n')).toBe(false)
    expect(isBlock('1\t2')).toBe(true)
  })
  it('takes what fits and counts the rest', () => {
    const l = layout(sheet())
    const p = place(l, { row: 0, column: 1 }, readBlock('1\t2\t3\n4\t5\t6\n7\t8\t\n9\t9\t9'))
    expect(p.edits).toEqual([
      { key: '01|2', text: '1' },
      { key: '03|2', text: '7' },
    ])
    expect([p.locked, p.outside, p.tooMany]).toEqual([4, 5, false])
  })
  it('reads ten thousand rows quickly and says that there were more', () => {
    const text = Array.from({ length: 12_000 }, (_, i) => `${i}\t${i}`).join('\n')
    const begun = performance.now()
    const p = place(layout(sheet()), { row: 0, column: 0 }, readBlock(text))
    expect(p.tooMany).toBe(true)
    expect(p.edits).toHaveLength(4)
    expect(performance.now() - begun).toBeLessThan(500)
  })
})

describe('undo', () => {
  it('takes a paste back as one step and brings it again', async () => {
    const cells = new Cells(sheet({ '01|1': '5' }), accept, 'q', null)
    cells.fill('pasted', [
      { key: '01|1', text: '1,000' },
      { key: '03|1', text: '２' },
    ])
    await settled()
    expect([cells.get('01|1').text, cells.get('03|1').text, cells.get('01|1').state]).toEqual(['1000', '2', 'saved'])
    expect(cells.undo()?.kind).toBe('pasted')
    await settled()
    expect([cells.get('01|1').saved, cells.get('03|1').saved]).toEqual(['5', ''])
    cells.redo()
    await settled()
    expect(cells.get('03|1').saved).toBe('2')
  })
  it('forgets what was undone once something new is done', () => {
    const h = new History()
    h.add({ kind: 'typed', changes: [{ key: 'a', before: '', after: '1' }] })
    h.undo()
    h.add({ kind: 'typed', changes: [{ key: 'b', before: '', after: '2' }] })
    expect(h.redo()).toBeNull()
    h.add({ kind: 'typed', changes: [{ key: 'b', before: '2', after: '2' }] })
    expect(h.last()?.changes[0]?.before).toBe('')
  })
})

describe('leaving a cell', () => {
  it('does not judge while typing', () => {
    const cells = new Cells(sheet(), accept, 'q', null)
    cells.type('01|1', '12x')
    expect(cells.get('01|1').state).toBe('editing')
    cells.leave('01|1', '')
    expect(cells.get('01|1')).toMatchObject({ state: 'invalid', fault: 'notANumber', text: '12x' })
    expect(cells.tally().invalid).toBe(1)
  })
  it('keeps a value the server refused, with its words', async () => {
    const cells = new Cells(sheet(), async () => [{ ok: false, kind: 'invalid', message: '不能为负' }], 'q', null)
    cells.type('01|1', '-1')
    cells.leave('01|1', '')
    await settled()
    expect(cells.get('01|1')).toMatchObject({ state: 'refused', message: '不能为负', text: '-1', saved: '' })
  })
})

describe('values that wait', () => {
  it('stay in the browser over a lost connection and a new page, and are sent then', async () => {
    const store = new Memory()
    const cells = new Cells(sheet(), () => Promise.reject(new Error('no network')), 'q', store)
    cells.type('01|1', '7')
    cells.leave('01|1', '')
    await settled()
    expect(cells.get('01|1').state).toBe('waiting')
    const sent: Waiting[][] = []
    const later = new Cells(
      sheet(),
      (v) => {
        sent.push(v)
        return accept(v)
      },
      'q',
      store,
    )
    expect(later.get('01|1')).toMatchObject({ text: '7', state: 'waiting' })
    await later.flush()
    expect(sent).toEqual([[{ item: '01', column: '1', text: '7', version: 0 }]])
    expect([store.kept.size, later.pending(), later.get('01|1').state]).toEqual([0, 0, 'saved'])
  })
  it('keep only the last text of a cell, and a newer one is not lost while an older one is sent', async () => {
    let release: () => void = () => {}
    const sent: string[] = []
    const slow: Send = async (v) => {
      sent.push(...v.map((w) => `${w.text}@${w.version}`))
      if (sent.length === 1)
        await new Promise<void>((r) => {
          release = r
        })
      return accept(v)
    }
    const cells = new Cells(sheet(), slow, 'q', null)
    cells.type('01|1', '1')
    cells.leave('01|1', '')
    cells.type('01|1', '12')
    cells.leave('01|1', '1')
    release()
    await settled()
    await settled()
    expect(sent).toEqual(['1@0', '12@1'])
    expect(cells.get('01|1')).toMatchObject({ text: '12', saved: '12', version: 2, state: 'saved' })
  })
  it('are all sent when sending has ended, those typed while others were on their way too', async () => {
    // A submission asked right after the last cell found one that was not sent yet.
    let release: () => void = () => {}
    const slow: Send = async (v) => {
      if (v.length === 1 && v[0]?.item === '01')
        await new Promise<void>((r) => {
          release = r
        })
      return accept(v)
    }
    const cells = new Cells(sheet(), slow, 'q', null)
    cells.type('01|1', '1')
    cells.leave('01|1', '')
    cells.type('03|1', '2')
    cells.leave('03|1', '')
    const all = cells.flush()
    release()
    await all
    expect(cells.pending()).toBe(0)
  })
  it('are not put back by a sheet that was read before they were saved', async () => {
    // Signing in again sent what waited and read the sheet anew at once; the older answer came later and won.
    const cells = new Cells(sheet({ '01|1': '5' }, 1), accept, 'q', null)
    cells.type('01|1', '7')
    cells.leave('01|1', '5')
    await cells.flush()
    cells.adopt(sheet({ '01|1': '5' }, 1))
    expect(cells.get('01|1')).toMatchObject({ text: '7', version: 2 })
  })
  it('are taken back while they are on their way', async () => {
    // An undo came between the request and its answer: the cell looked untouched and kept the undone value.
    let release: () => void = () => {}
    const sent: string[] = []
    const slow: Send = async (v) => {
      sent.push(...v.map((w) => `${w.text}@${w.version}`))
      if (sent.length === 1)
        await new Promise<void>((r) => {
          release = r
        })
      return accept(v)
    }
    const cells = new Cells(sheet(), slow, 'q', null)
    cells.fill('pasted', [{ key: '01|1', text: '5' }])
    cells.undo()
    release()
    await settled()
    await settled()
    expect(sent).toEqual(['5@0', '@1'])
    expect(cells.get('01|1')).toMatchObject({ text: '', saved: '', version: 2, state: 'saved' })
  })
  it('wait without sending once the sheet is closed', async () => {
    const cells = new Cells(sheet(), () => Promise.reject(new Closed()), 'q', null)
    cells.type('01|1', '1')
    cells.leave('01|1', '')
    await settled()
    expect([cells.closed, cells.pending()]).toEqual([true, 1])
  })
  it('survive a store that is broken or full', () => {
    const broken = {
      getItem: () => '{',
      setItem: () => {
        throw new Error('full')
      },
      removeItem: () => {},
    }
    const q = new Queue('q', broken)
    q.put({ item: '01', column: '1', text: '1', version: 0 })
    expect(q.size).toBe(1)
  })
})

describe('two people in one sheet', () => {
  const other: Send = async () => [{ ok: false, kind: 'conflict', theirs: { text: '9', version: 4 } }]
  it('are shown both values and decide', async () => {
    let send = other
    const cells = new Cells(sheet({ '01|1': '5' }), (v) => send(v), 'q', null)
    cells.type('01|1', '7')
    cells.leave('01|1', '5')
    await settled()
    expect(cells.get('01|1')).toMatchObject({ state: 'conflict', text: '7', theirs: { text: '9' } })
    send = accept
    cells.choose('01|1', 'mine')
    await settled()
    expect(cells.get('01|1')).toMatchObject({ state: 'saved', text: '7', version: 5 })
  })
  it('may take the other value', async () => {
    const cells = new Cells(sheet({ '01|1': '5' }), other, 'q', null)
    cells.type('01|1', '7')
    cells.leave('01|1', '5')
    await settled()
    cells.choose('01|1', 'theirs')
    expect(cells.get('01|1')).toMatchObject({ state: 'normal', text: '9', saved: '9', version: 4 })
    expect(cells.pending()).toBe(0)
  })
  it('have nothing to decide where both wrote the same', async () => {
    const cells = new Cells(
      sheet(),
      async () => [{ ok: false, kind: 'conflict', theirs: { text: '7', version: 2 } }],
      'q',
      null,
    )
    cells.type('01|1', '7')
    cells.leave('01|1', '')
    await settled()
    expect(cells.get('01|1')).toMatchObject({ state: 'saved', version: 2 })
  })
  it('see what another window saved, unless they are typing there', () => {
    const cells = new Cells(sheet(), accept, 'q', null)
    cells.heard('01|1', '3', 1)
    expect(cells.get('01|1').text).toBe('3')
    cells.type('01|1', '4')
    cells.heard('01|1', '5', 2)
    expect(cells.get('01|1')).toMatchObject({ state: 'conflict', text: '4', theirs: { text: '5' } })
  })
  it('keep what they type when the sheet is read anew', () => {
    const cells = new Cells(sheet(), accept, 'q', null)
    cells.type('01|1', '4')
    cells.adopt(sheet({ '01|1': '8', '03|1': '6' }))
    expect([cells.get('01|1').text, cells.get('03|1').text]).toEqual(['4', '6'])
  })
})
