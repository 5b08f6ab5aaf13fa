import { expect, it } from 'vitest'
import { csv } from './table'

it('quotes what has to be, and lets no text begin a formula', () => {
  expect(
    csv([
      ['a', 'b"c', 'd,e'],
      ['=1+1', '-5.2', null],
    ]),
  ).toBe('\uFEFFa,"b""c","d,e"\r\n\'=1+1,-5.2,\r\n')
  expect(csv([['-x', '@y', 3]])).toBe("\uFEFF'-x,'@y,3\r\n")
})
