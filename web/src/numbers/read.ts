// Reads a number as people type and paste it; refuses what could be meant in two ways.

export type Fault = 'notANumber' | 'scale' | 'scientific' | 'grouping' | 'notInteger' | 'tooLong'
export type Read = { text: string } | { fault: Fault }

const FULL = /[\uFF01-\uFF5E]/g
const BLANKS = /[\s\u00A0\u2000-\u200B\u2060\u3000\uFEFF]/g
const MINUS = /^[\u2010-\u2015\u2212]/
const NOTHING = new Set(['', '-', '--', '—', '——', '–', '…', '/'])
/** Digits before and after the point that an amount can have. */
const MOST = 18

/** Full-width to half-width, odd blanks and minus signs to the plain ones. */
export function plainText(text: string): string {
  return text
    .replace(FULL, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/，/g, ',')
    .replace(/。/g, '.')
    .replace(BLANKS, '')
    .replace(MINUS, '-')
}

/** The number in its plain form (`-1234.5`), or why it is none. Empty stays empty: nothing was filed. */
export function readNumber(typed: string, integer = false): Read {
  let text = plainText(typed)
  if (NOTHING.has(text)) return { text: '' }
  const bracketed = /^\((.+)\)$/.exec(text)
  if (bracketed?.[1]) text = `-${bracketed[1]}`
  text = text.replace(/^(-?)[¥￥+]/, '$1')
  if (/[万亿千百%‰]/.test(text)) return { fault: 'scale' }
  if (/^-?\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return { fault: 'scientific' }
  if (/[,']/.test(text)) {
    if (!/^-?\d{1,3}([,']\d{3})+(\.\d+)?$/.test(text)) return { fault: 'grouping' }
    text = text.replace(/[,']/g, '')
  }
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(text)) return { fault: 'notANumber' }
  return checked(tidied(text), integer)
}

function tidied(text: string): string {
  const negative = text.startsWith('-')
  const [whole = '', part = ''] = text.replace('-', '').split('.')
  const head = whole.replace(/^0+(?=\d)/, '') || '0'
  const tail = part.replace(/0+$/, '')
  const digits = tail ? `${head}.${tail}` : head
  return negative && digits !== '0' ? `-${digits}` : digits
}

function checked(text: string, integer: boolean): Read {
  if (integer && text.includes('.')) return { fault: 'notInteger' }
  return text.replace(/\D/g, '').length > MOST ? { fault: 'tooLong' } : { text }
}
