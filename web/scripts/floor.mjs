// Nothing that Chromium 90 lacks: the builder lowers syntax, but calls newer than that stay as they are.
import { readdirSync, readFileSync } from 'node:fs'

const NEWER = {
  'Array.prototype.at': /\]\.at\(-|\.at\(-1\)/,
  'Object.hasOwn': /Object\.hasOwn\(/,
  structuredClone: /\bstructuredClone\(/,
  findLast: /\.findLast(Index)?\(/,
  'AbortSignal.any or timeout': /AbortSignal\.(any|timeout)\(/,
  'toSorted and its like': /\.(toSorted|toReversed|toSpliced)\(/,
  'Object.groupBy': /Object\.groupBy\(/,
  'Promise.withResolvers': /withResolvers\(/,
  // Only over https or on this machine; parks serve plain http inside their network.
  'crypto.randomUUID': /randomUUID\(/,
}
const assets = new URL('../dist/assets/', import.meta.url)
let bad = 0
for (const name of readdirSync(assets).filter((f) => f.endsWith('.js'))) {
  const text = readFileSync(new URL(name, assets), 'utf8')
  for (const [what, re] of Object.entries(NEWER)) {
    if (!re.test(text)) continue
    console.error(`${name} calls ${what}`)
    bad++
  }
}
if (bad > 0) process.exit(1)
console.log('nothing newer than Chromium 90')
