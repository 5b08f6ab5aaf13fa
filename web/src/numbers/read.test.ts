import { describe, expect, it } from 'vitest'
import { readNumber } from './read'
import { arrow, grouped, moment, pointing, shortened } from './show'

const ok = (typed: string, text: string, integer = false) => expect(readNumber(typed, integer)).toEqual({ text })
const bad = (typed: string, fault: string, integer = false) => expect(readNumber(typed, integer)).toEqual({ fault })

describe('a number as people type it', () => {
  it('ignores stray characters', () => {
    ok('1,234,567', '1234567')
    ok('１，２３４．５０', '1234.5')
    ok(' 12 345\u00a0', '12345')
    ok('￥1,000', '1000')
    ok("1'234", '1234')
    ok('＋12', '12')
  })
  it('reads a minus in its many forms', () => {
    for (const typed of ['-5', '−5', '－5', '–5', '(5)', '（5）']) ok(typed, '-5')
    ok('-0', '0')
  })
  it('keeps what was not filed empty', () => {
    for (const typed of ['', '  ', '--', '—', '…', '/']) ok(typed, '')
  })
  it('tidies zeros and keeps every digit', () => {
    ok('007', '7')
    ok('0.500', '0.5')
    ok('.5', '0.5')
    ok('123456789012.1234', '123456789012.1234')
  })
  it('refuses what could be meant in two ways', () => {
    bad('12万', 'scale')
    bad('35.9%', 'scale')
    bad('1.23E+08', 'scientific')
    bad('1,23', 'grouping')
    bad('1,2345', 'grouping')
    bad('12a', 'notANumber')
    bad('1.2.3', 'notANumber')
    bad('1.5', 'notInteger', true)
    ok('1.0', '1', true)
    bad('1234567890123456789', 'tooLong')
  })
})

describe('a number as it is shown', () => {
  it('is grouped and not changed', () => {
    expect(grouped('-1234567.891')).toBe('−1,234,567.891')
    expect(grouped('999')).toBe('999')
    expect(grouped('×')).toBe('×')
    expect(grouped(shortened('-1234.56789'))).toBe('−1,234.5678…')
    expect(shortened('35.88278494', 4)).toBe('35.8827…')
  })
  it('has an arrow for its direction', () => {
    expect([pointing('-1.630', '−1.630'), pointing('0.0', '0.0')]).toEqual(['▼1.630', '0.0'])
    expect([arrow('35.9'), arrow('-3'), arrow('0.0'), arrow(null)]).toEqual(['▲', '▼', '', ''])
  })
  it('stands at a moment that people read', () => {
    expect(moment('2021-07-12T18:00:00+08:00')).toBe('2021-07-12 18:00')
    expect(moment('2021-07-12T23:59:59+08:00')).toBe('2021-07-12')
  })
})
