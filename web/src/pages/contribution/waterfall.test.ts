import { describe, expect, it } from 'vitest'
import { laid } from './waterfall'

describe('a bar of a waterfall', () => {
  it('stands upon where the one before ended', () => {
    expect(laid({ from: '2', to: '5' })).toEqual({ above: [2, 3], below: [0, 0], down: false })
    expect(laid({ from: '5', to: '2' })).toEqual({ above: [2, 3], below: [0, 0], down: true })
  })
  it('hangs below the line', () => {
    expect(laid({ from: '-1', to: '-4' })).toEqual({ above: [0, 0], below: [-1, -3], down: true })
  })
  it('is parted where it crosses the line', () => {
    expect(laid({ from: '2', to: '-3' })).toEqual({ above: [0, 2], below: [0, -3], down: true })
  })
})
