import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { workbook } from './xlsx'

/** What another reader finds in the archive, which it also checks. */
function read(bytes: Uint8Array): Record<string, string> {
  const at = mkdtempSync(join(tmpdir(), 'xlsx-'))
  try {
    writeFileSync(join(at, 'a.xlsx'), bytes)
    const script = `
import sys, json, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps({n: z.read(n).decode() for n in z.namelist()}))`
    return JSON.parse(execFileSync('python3', ['-c', script, join(at, 'a.xlsx')]).toString())
  } finally {
    rmSync(at, { recursive: true })
  }
}

it('keeps texts as texts, numbers as numbers, and what would be rounded as written', () => {
  const found = read(
    workbook([
      { name: '公式', rows: [['=HYPERLINK("x")', '<b>&', '12.50', '35.88278494523794224734', null]] },
      { name: 'a/b', rows: [['-3', '+3', 7]] },
    ]),
  )
  const first = found['xl/worksheets/sheet1.xml']
  expect(first).toContain('<t xml:space="preserve">=HYPERLINK(&quot;x&quot;)</t>')
  expect(first).toContain('&lt;b&gt;&amp;')
  expect(first).toContain('<v>12.50</v>')
  expect(first).toContain('>35.88278494523794224734</t>')
  expect(first).not.toContain('<f>')
  expect(found['xl/worksheets/sheet2.xml']).toContain('<v>-3</v></c><c t="inlineStr"><is><t xml:space="preserve">+3')
  expect(found['xl/workbook.xml']).toContain('name="a b"')
  expect(Object.keys(found)[0]).toBe('[Content_Types].xml')
})
