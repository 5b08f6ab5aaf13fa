import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ENGLISH, inEnglish } from './units'

describe('a unit in English', () => {
  it('is put together of its parts', () => {
    expect(inEnglish('千元')).toBe('thousand yuan')
    expect(inEnglish('万元/人')).toBe('ten thousand yuan per person')
    expect(inEnglish('千瓦时/万元')).toBe('kWh per ten thousand yuan')
    expect(inEnglish('%')).toBe('%')
  })
  const table = new URL('../../../crates/figures/src/unit_names.rs', import.meta.url)
  it.runIf(existsSync(table))('is called as the server calls it', () => {
    const named = [...readFileSync(table, 'utf8').matchAll(/\("([^"]+)", "([^"]+)"\),/g)].map((m) => [m[1], m[2]])
    expect(Object.entries(ENGLISH)).toEqual(named)
  })
})
