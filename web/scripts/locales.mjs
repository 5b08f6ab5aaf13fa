// Both languages are complete: the same keys, none empty, the same words to fill in, and every key in use.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = fileURLToPath(new URL('..', import.meta.url))
const read = (name) => flat(JSON.parse(readFileSync(join(web, 'locales', `${name}.json`), 'utf8')))

function flat(tree, at = '') {
  return Object.entries(tree).flatMap(([k, v]) => (typeof v === 'string' ? [[`${at}${k}`, v]] : flat(v, `${at}${k}.`)))
}
const filled = (text) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map((m) => m[1])
    .sort()
    .join()

/** What is wrong with the two languages. */
export function faults() {
  const zh = new Map(read('zh-CN'))
  const en = new Map(read('en'))
  const out = []
  for (const key of zh.keys()) if (!en.has(key)) out.push(`en lacks ${key}`)
  for (const key of en.keys()) if (!zh.has(key)) out.push(`zh-CN lacks ${key}`)
  for (const [key, text] of [...zh, ...en]) if (text.trim() === '') out.push(`${key} is empty`)
  for (const [key, text] of zh) {
    if (en.has(key) && filled(text) !== filled(en.get(key))) out.push(`${key} is filled with different words`)
    if (en.get(key) && /[\u4e00-\u9fff]/.test(en.get(key).replace(/万元|[万亿]/g, '')))
      out.push(`en ${key} is not English`)
  }
  return [...out, ...unused(zh)]
}

/** Keys nobody names: neither whole nor by the group a word is looked up in. */
function unused(zh) {
  const text = sources(join(web, 'src'))
    .map((f) => readFileSync(f, 'utf8'))
    .join('\n')
  const groups = [...text.matchAll(/word\(\s*'([\w.]+)'/g), ...text.matchAll(/t\(\s*`([\w.]+)\.\$\{/g)].map((m) => m[1])
  return [...zh.keys()]
    .filter((key) => !text.includes(`'${key}'`) && !groups.some((g) => key.startsWith(`${g}.`)))
    .map((key) => `${key} is not used`)
}
function sources(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sources(path)
    return /\.tsx?$/.test(name) && !/\.test\./.test(name) ? [path] : []
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = faults()
  for (const f of found) console.error(f)
  if (found.length > 0) process.exit(1)
  console.log(`${read('zh-CN').length} texts in both languages`)
}
