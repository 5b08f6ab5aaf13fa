// Rows as a text that spreadsheets read, and handing it to the browser.

/** Words a person chose could begin a formula; a number never does. */
const harmless = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.]+$/.test(text) ? `'${text}` : text
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)

/** With the mark by which spreadsheets know the encoding. */
export function csv(rows: (string | number | null | undefined)[][]): string {
  const line = (row: (string | number | null | undefined)[]) =>
    row.map((cell) => quoted(harmless(cell === null || cell === undefined ? '' : String(cell)))).join(',')
  return `\uFEFF${rows.map(line).join('\r\n')}\r\n`
}

export function saveBlob(found: Blob, name: string): void {
  const at = URL.createObjectURL(found)
  const link = document.createElement('a')
  link.href = at
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(at), 60_000)
}
export const saveText = (text: string, name: string): void =>
  saveBlob(new Blob([text], { type: 'text/csv;charset=utf-8' }), name)
