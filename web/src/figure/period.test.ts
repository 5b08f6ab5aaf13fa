import { describe, expect, it } from 'vitest'
import { moved, movedId, parts, periodLabel } from './period'

describe('moving along periods', () => {
  it('passes over the end of a year', () => {
    expect(moved('2021-01', -1)).toBe('2020-12')
    expect(moved('2021-12', 1)).toBe('2022-01')
    expect(moved('2021-Q4', 1)).toBe('2022-Q1')
    expect(moved('2021-H1', -1)).toBe('2020-H2')
    expect(moved('2021', 1)).toBe('2022')
  })
  it('knows that the cumulative series has no January', () => {
    expect(moved('2021-01..02', -1)).toBe('2020-01..12')
    expect(moved('2020-01..12', 1)).toBe('2021-01..02')
    expect(moved('2021-01..06', -1)).toBe('2021-01..05')
  })
  it('keeps the rest of a figure', () => {
    expect(movedId('industry.output@2021-01..06,area=park,basis=comparable', 1)).toBe(
      'industry.output@2021-01..07,area=park,basis=comparable',
    )
    expect(movedId('nonsense', 1)).toBeNull()
    expect(parts('x@2021,area=park,by=street:云溪').by).toBe('street:云溪')
  })
  it('is read as people write it', () => {
    expect(periodLabel('2021-01..06', 'zh')).toBe('2021年1—6月')
    expect(periodLabel('2021-01..06', 'en')).toBe('Jan–Jun 2021')
    expect(periodLabel('2021-06', 'en')).toBe('Jun 2021')
  })
})
