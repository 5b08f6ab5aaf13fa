// Orders decimals without making them floating-point numbers.

export function compareDecimals(a: string, b: string): number {
  const [x, y] = [read(a), read(b)]
  if (x.negative !== y.negative) return x.negative ? -1 : 1
  const size = x.whole.length - y.whole.length || cmp(x.whole, y.whole) || cmp(x.part, y.part)
  return x.negative ? -size : size
}
const cmp = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
function read(text: string) {
  const negative = text.startsWith('-')
  const [whole = '', part = ''] = text.replace(/^[-+]/, '').split('.')
  return { negative, whole: whole.replace(/^0+/, ''), part: part.replace(/0+$/, '') }
}
