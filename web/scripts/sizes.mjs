// Holds the built pages against their budgets (docs: bytes gate, seconds warn). Fails when one is over.
import { existsSync, readFileSync, statSync } from 'node:fs'

const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'))
const size = (file, kind) => statSync(new URL(`${file}.${kind}`, dist)).size
if (!existsSync(new URL('manifest.json.br', dist))) throw new Error('run scripts/compress.mjs first')

/** An entry with all it imports at once. */
function closure(name, seen = new Set()) {
  const chunk = manifest[name]
  if (!chunk || seen.has(name)) return seen
  seen.add(name)
  for (const next of chunk.imports ?? []) closure(next, seen)
  return seen
}
function sum(names, kind, ext) {
  const files = new Set()
  for (const name of names) {
    const chunk = manifest[name]
    for (const file of [chunk.file, ...(chunk.css ?? [])]) if (file.endsWith(ext)) files.add(file)
  }
  return [...files].reduce((all, file) => all + size(file, kind), 0)
}

const LOCALE = 'locales/zh-CN.json'
const PAGES = {
  'sign-in': ['src/pages/signin/SignIn.tsx'],
  home: ['src/pages/home/Home.tsx'],
  filing: ['src/pages/filing/Duties.tsx'],
  sheet: ['src/pages/sheet/SheetPage.tsx'],
  review: ['src/pages/review/Review.tsx'],
  data: ['src/pages/data/Data.tsx'],
  cockpit: ['src/pages/cockpit/Cockpit.tsx'],
  targets: ['src/pages/targets/Targets.tsx'],
  contribution: ['src/pages/contribution/Contribution.tsx'],
  figure: ['src/pages/figure/FigurePage.tsx'],
  admin: ['src/pages/admin/Admin.tsx'],
  account: ['src/pages/account/AccountPage.tsx'],
}
const KB = 1024
const rows = []
const check = (what, bytes, most) => rows.push({ what, bytes, most, over: bytes > most })

const shell = closure('index.html')
check('shell, eager, gzip', sum(shell, 'gz', '.js'), 190 * KB)
check('styles, gzip', sum(Object.keys(manifest), 'gz', '.css'), 40 * KB)
for (const [name, entries] of Object.entries(PAGES)) {
  const all = new Set([...shell, ...closure(LOCALE)])
  for (const entry of entries) {
    if (!manifest[entry]) throw new Error(`no ${entry} in the manifest`)
    closure(entry, all)
  }
  check(`page ${name}, first load, br`, sum(all, 'br', '.js') + sum(all, 'br', '.css'), 300 * KB)
}
for (const r of rows) {
  console.log(
    `${r.over ? 'OVER' : 'ok  '} ${r.what.padEnd(32)} ${(r.bytes / KB).toFixed(1).padStart(7)} KB of ${(r.most / KB).toFixed(0)} KB`,
  )
}
if (rows.some((r) => r.over)) process.exit(1)
