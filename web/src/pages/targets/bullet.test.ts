import { describe, expect, it } from 'vitest'
import { places } from './Bullet'

describe('the bar of a target', () => {
  it('has the target at a hundred of a scale that goes beyond it', () => {
    const at = places({ done: '55', time: '50', due: null })
    expect(at.done).toBeCloseTo(90)
    expect(at.time).toBeCloseTo(81.8, 1)
    expect(at.due).toBeNull()
  })
  it('draws what is more to its end', () => {
    const at = places({ done: '220', time: '100', due: '100' })
    expect(at.done).toBe(180)
    expect(at.whole).toBeCloseTo(81.8, 1)
  })
})
