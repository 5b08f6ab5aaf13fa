// How numbers and moments look. Nothing is computed here: digits are grouped, not changed.

/** Groups the digits of a plain decimal. */
export function grouped(text: string, separator = ','): string {
  const found = /^([+-]?)(\d+)(\.\d+…?)?$/.exec(text)
  if (!found) return text
  const [, sign = '', whole = '', part = ''] = found
  return `${sign === '-' ? '−' : sign}${whole.replace(/\B(?=(\d{3})+(?!\d))/g, separator)}${part}`
}

/** A number in the middle of a cell that can be read back. */
export function groupedInput(text: string): string {
  return grouped(text).replace('−', '-')
}

/** ▲ and ▼ instead of a colour, which is kept for lamps. */
export function arrow(text: string | null): '' | '▲' | '▼' {
  if (!text || /^[+-]?[0.]+$/.test(text)) return ''
  return text.startsWith('-') || text.startsWith('−') ? '▼' : '▲'
}

/** A change with its arrow, which takes the place of the sign. */
export function pointing(value: string, shown: string): string {
  const sign = arrow(value)
  return sign ? `${sign}${shown.replace(/^[+\-−]/, '')}` : shown
}

/** A decimal cut for reading; the whole one stands in the title. */
export function shortened(text: string, decimals = 4): string {
  const [whole = '', part = ''] = text.split('.')
  if (part.length <= decimals) return text
  return `${whole}.${part.slice(0, decimals)}…`
}

/** `2021-08-10 18:00`; the end of a day is the day. */
export function moment(text: string | null | undefined): string {
  if (!text) return '--'
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2}))?/.exec(text)
  if (!found) return text
  const [, day = '', minute = '', second] = found
  return minute === '23:59' && second === '59' ? day : `${day} ${minute}`
}

/** The day before a day. */
export function dayBefore(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - 1)
  return at.toISOString().slice(0, 10)
}

/** The middle of a long code left out. */
export const cut = (text: string, keep = 12): string => (text.length > keep + 3 ? `${text.slice(0, keep)}…` : text)

/** A text with the numbers in it grouped as the reader wants them. */
export const separated = (text: string): string => text.replace(/\d{4,}(\.\d+)?/g, (number) => grouped(number))

/** A heading with the unit of what stands below it. */
export const measured = (title: string, unit: string, lang: 'zh' | 'en'): string =>
  !unit ? title : lang === 'zh' ? `${title}（${unit}）` : `${title} (${unit})`
