// The period before and after, for moving along a figure's series.

const MONTHS = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i)
const two = (n: number): string => String(n).padStart(2, '0')

/** `2021-06`, `2021-01..06`, `2021-Q2`, `2021-H1`, `2021`, moved by one; null where it is none of them. */
export function moved(period: string, by: 1 | -1): string | null {
  const year = /^(\d{4})$/.exec(period)
  if (year) return String(Number(year[1]) + by)
  const month = /^(\d{4})-(\d{2})$/.exec(period)
  if (month) return turned(Number(month[1]), Number(month[2]), MONTHS(1, 12), by, (y, m) => `${y}-${two(m)}`)
  // Industry has no January: the cumulative series begins with 1—2.
  const cumulative = /^(\d{4})-01\.\.(\d{2})$/.exec(period)
  if (cumulative)
    return turned(Number(cumulative[1]), Number(cumulative[2]), MONTHS(2, 11), by, (y, m) => `${y}-01..${two(m)}`)
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period)
  if (quarter) return turned(Number(quarter[1]), Number(quarter[2]), [1, 2, 3, 4], by, (y, q) => `${y}-Q${q}`)
  const half = /^(\d{4})-H([12])$/.exec(period)
  if (half) return turned(Number(half[1]), Number(half[2]), [1, 2], by, (y, h) => `${y}-H${h}`)
  return null
}

function turned(
  year: number,
  at: number,
  all: number[],
  by: number,
  write: (y: number, n: number) => string,
): string | null {
  const found = all.indexOf(at)
  if (found < 0) return null
  const next = found + by
  if (next < 0) return write(year - 1, all[all.length - 1] ?? at)
  return next >= all.length ? write(year + 1, all[0] ?? at) : write(year, all[next] ?? at)
}

/** The same figure in the period before or after. */
export function movedId(id: string, by: 1 | -1): string | null {
  const found = /^([^@]+)@([^,]+)(.*)$/.exec(id)
  const period = found?.[2] ? moved(found[2], by) : null
  return found && period ? `${found[1]}@${period}${found[3]}` : null
}

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const name = (month: string | undefined): string => NAMES[Number(month) - 1] ?? month ?? ''

/** The period as people read it. */
export function periodLabel(period: string, lang: 'zh' | 'en'): string {
  const cumulative = /^(\d{4})-(\d{2})\.\.(\d{2})$/.exec(period)
  if (cumulative) {
    const [, y, a, b] = cumulative
    return lang === 'zh' ? `${y}年${Number(a)}—${Number(b)}月` : `${name(a)}–${name(b)} ${y}`
  }
  const month = /^(\d{4})-(\d{2})$/.exec(period)
  if (month) return lang === 'zh' ? `${month[1]}年${Number(month[2])}月` : `${name(month[2])} ${month[1]}`
  return /^\d{4}$/.test(period) && lang === 'zh' ? `${period}年` : period
}

/** The period a month stands for where something is reported that often. Industry has no January. */
export function reported(month: string, frequency: string): string {
  const found = /^(\d{4})-(\d{2})$/.exec(month)
  if (!found) return month
  const [, year = '', at = ''] = found
  if (frequency === 'annual') return year
  if (frequency === 'quarterly') return `${year}-Q${Math.ceil(Number(at) / 3)}`
  if (frequency === 'half-yearly') return `${year}-H${Number(at) > 6 ? 2 : 1}`
  return `${year}-01..${at === '01' ? '02' : at}`
}

/** The area and basis written in an id. */
export function parts(id: string): Record<string, string> {
  const words = id.split(',').slice(1)
  return Object.fromEntries(words.map((w) => [w.slice(0, w.indexOf('=')), w.slice(w.indexOf('=') + 1)]))
}
