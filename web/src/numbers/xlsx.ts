// Rows as a workbook. A text is never a formula in it, and a number that a spreadsheet would round is a text.

export type Value = string | number | null | undefined
export interface Leaf {
  name: string
  rows: Value[][]
}

/** Digits a spreadsheet keeps. */
const EXACT = 15
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text) && text.replace(/[-.]/g, '').length <= EXACT
const escaped = (text: string): string =>
  text
    // What no document may hold.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

function cell(value: Value): string {
  const text = value === null || value === undefined ? '' : String(value)
  if (text === '') return '<c/>'
  if (isNumber(text)) return `<c><v>${text}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
export const XLSX = `${TYPE}.sheet`

function parts(leaves: Leaf[]): [string, string][] {
  const all = leaves.map((leaf, at) => ({ ...leaf, path: `worksheets/sheet${at + 1}.xml`, at: at + 1 }))
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${all
        .map((l) => `<Override PartName="/xl/${l.path}" ContentType="${TYPE}.worksheet+xml"/>`)
        .join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${all
        .map(
          (l) =>
            `<sheet name="${escaped(l.name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31))}" sheetId="${l.at}" r:id="r${l.at}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all
        .map((l) => `<Relationship Id="r${l.at}" Type="${OFFICE}/worksheet" Target="${l.path}"/>`)
        .join('')}</Relationships>`,
    ],
    ...all.map((l): [string, string] => [
      `xl/${l.path}`,
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${l.rows
        .map((row) => `<row>${row.map(cell).join('')}</row>`)
        .join('')}</sheetData></worksheet>`,
    ]),
  ]
}

/** A workbook of one sheet a leaf. */
export function workbook(leaves: Leaf[]): Uint8Array<ArrayBuffer> {
  return zipped(parts(leaves).map(([name, text]) => [name, new TextEncoder().encode(text)]))
}

/** An archive of files, nothing packed. */
function zipped(files: [string, Uint8Array][]): Uint8Array<ArrayBuffer> {
  const body: Uint8Array[] = []
  const list: Uint8Array[] = []
  let at = 0
  for (const [name, bytes] of files) {
    const said = new TextEncoder().encode(name)
    const common = [
      20,
      2,
      0,
      2,
      0,
      2,
      0,
      2,
      0x21,
      2,
      crc(bytes),
      4,
      bytes.length,
      4,
      bytes.length,
      4,
      said.length,
      2,
      0,
      2,
    ]
    const head = numbers([0x04034b50, 4, ...common])
    body.push(head, said, bytes)
    list.push(numbers([0x02014b50, 4, 20, 2, ...common, 0, 2, 0, 2, 0, 2, 0, 4, at, 4]), said)
    at += head.length + said.length + bytes.length
  }
  const size = list.reduce((sum, b) => sum + b.length, 0)
  const end = numbers([0x06054b50, 4, 0, 2, 0, 2, files.length, 2, files.length, 2, size, 4, at, 4, 0, 2])
  return joined([...body, ...list, end])
}

/** Numbers, each followed by how many bytes it takes. */
function numbers(of: number[]): Uint8Array {
  const out: number[] = []
  for (let i = 0; i < of.length; i += 2)
    for (let b = 0; b < (of[i + 1] ?? 0); b++) out.push(((of[i] ?? 0) >>> (8 * b)) & 255)
  return Uint8Array.from(out)
}
function joined(all: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(all.reduce((sum, b) => sum + b.length, 0))
  let at = 0
  for (const b of all) {
    out.set(b, at)
    at += b.length
  }
  return out
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})
function crc(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const b of bytes) c = (TABLE[(c ^ b) & 255] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}
