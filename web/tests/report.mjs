// How heavy and how steady the pages were: kept beside the pictures, and told at the end.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SHOTS } from './browser.mjs'

/** Bytes, counts and shifts gate; times are told and never do. */
export const MOST = { kb: 320, requests: 20, nodes: 3000, cls: 0.05 }
/** Pages with a chart bring the library that draws it. */
export const DRAWN = 420
/** The page that explains a figure keeps still. */
export const STILL = 0.02
export function mostOf(name) {
  if (name.startsWith('figure')) return { ...MOST, cls: STILL }
  return name.startsWith('contribution') ? { ...MOST, kb: DRAWN } : MOST
}

const round = (n, digits = 0) => Number(n.toFixed(digits))

/** One page, opened twice with an empty cache: as the machine is, and slowed. */
export const row = (name, path, plain, slow) => ({
  page: name,
  path,
  kb: round(plain.kb, 1),
  requests: plain.requests,
  nodes: plain.nodes,
  cls: round(plain.cls, 4),
  clsSlowed: round(slow.cls, 4),
  lcp: round(plain.lcp),
  lcpSlowed: round(slow.lcp),
  largest: slow.largest,
  longTasks: plain.longTasks,
  longTaskMs: round(plain.long),
})

export function told(rows) {
  const report = { slowed: '10 Mbit/s, 40 ms, processor ÷4', most: MOST, still: STILL, pages: rows }
  writeFileSync(join(SHOTS, 'report.json'), `${JSON.stringify(report, null, 1)}\n`)
  const line = (...words) => console.log(words.map((w, i) => (i ? String(w).padStart(11) : w.padEnd(24))).join(''))
  console.log(`\nEmpty cache; slowed is ${report.slowed}. Times are told and gate nothing.`)
  line('page', 'KB', 'requests', 'nodes', 'CLS', 'CLS slowed', 'LCP ms', 'LCP slowed', 'long tasks')
  for (const r of rows)
    line(r.page, r.kb, r.requests, r.nodes, r.cls, r.clsSlowed, r.lcp, r.lcpSlowed, `${r.longTasks}/${r.longTaskMs} ms`)
}
