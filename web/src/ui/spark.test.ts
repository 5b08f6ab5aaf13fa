import { expect, it } from 'vitest'
import { laid } from './Spark'

const of = (...values: (string | null)[]) => values.map((value) => ({ label: '', value }))

it('lays values between the least and the largest, and leaves gaps', () => {
  expect(laid(of('10', null, '20', '15'), 90, 40)).toEqual([{ x: 0, y: 40 }, null, { x: 60, y: 0 }, { x: 90, y: 20 }])
})
it('lays equal values in the middle, and a lone one too', () => {
  expect(laid(of('7', '7'), 10, 40)).toEqual([
    { x: 0, y: 20 },
    { x: 10, y: 20 },
  ])
  expect(laid(of('0'), 10, 40)).toEqual([{ x: 0, y: 20 }])
  expect(laid(of(null, ''), 10, 40)).toEqual([null, null])
})
