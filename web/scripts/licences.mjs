// Every package that reaches the browser, and every tool, has a licence we may ship or use.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const lock = JSON.parse(readFileSync(fileURLToPath(new URL('../package-lock.json', import.meta.url)), 'utf8'))
const SHIPPED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
  'BlueOak-1.0.0',
])
// Tools stay on the developer's machine; these may be used there and are not shipped.
const TOOLS = new Set([...SHIPPED, 'MPL-2.0', 'CC-BY-4.0', 'Python-2.0'])

const bad = []
let count = 0
for (const [path, p] of Object.entries(lock.packages)) {
  if (path === '') continue
  count++
  const words = String(p.license ?? 'none')
    .replace(/[()]/g, '')
    .split(/ (?:OR|AND) /)
  const any = / OR /.test(p.license ?? '')
  const allowed = p.dev || p.devOptional ? TOOLS : SHIPPED
  const good = any ? words.some((w) => allowed.has(w)) : words.every((w) => allowed.has(w))
  if (!good) bad.push(`${path.replace(/^node_modules\//, '')}: ${p.license ?? 'no licence'}`)
}
for (const b of bad) console.error(b)
if (bad.length > 0) process.exit(1)
console.log(`${count} packages, licences in order`)
