import { describe, expect, it } from 'vitest'
// @ts-expect-error a script without types
import { faults } from '../scripts/locales.mjs'

describe('the two languages', () => {
  it('are complete', () => {
    expect(faults()).toEqual([])
  })
})
