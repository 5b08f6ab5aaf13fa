// The whole way of a figure in one browser, against a running server: filed, checked, reviewed, published, explained, audited.
// WANMU_URL names the server: a fresh copy of the sample park. ONLY names acts (`look` is the walk over all pages, PAGES some of them).

import { ACTS } from './acts/index.mjs'
import { dialogs, launch, shot } from './browser.mjs'
import { look } from './look.mjs'
import { asserted } from './person.mjs'
import { told } from './report.mjs'

const url = process.env.WANMU_URL?.replace(/\/+$/, '')
if (!url) {
  console.error('WANMU_URL names a running server on a fresh copy of the sample park')
  process.exit(2)
}
const only = process.env.ONLY ? new RegExp(process.env.ONLY) : null
const password = process.env.WANMU_PASSWORD ?? 'sample-park-2021'
const period = '2021-07'
const firms = [
  '91000000000010014Q',
  '91000000000010022K',
  '91000000000010030E',
  '91000000000010049B',
  '910000000000100576',
]
const first = { url: process.env.WANMU_FIRST_URL, secret: process.env.WANMU_FIRST_SECRET }
const browser = await launch()
const begun = Date.now()
const seconds = () => ((Date.now() - begun) / 1000).toFixed(0)
const ALONE = ['firstRun', 'viewing']
const failed = []

for (const [name, act] of Object.entries(ACTS)) {
  if ((only && !only.test(name)) || (name === 'firstRun' && !first.url)) continue
  const before = asserted.steps
  try {
    await act({ browser, url, password, period, firms, first })
    console.log(`ok   ${name}: ${asserted.steps - before} steps (${seconds()} s)`)
  } catch (e) {
    failed.push(name)
    console.log(`FAIL ${name}\n  ${String(e.stack).split('\n').slice(0, 12).join('\n  ')}`)
    const open = browser.contexts().flatMap((context) => context.pages())
    for (const [n, page] of open.entries()) await shot(page, `failed-${name}-${n}`)
    // What comes after needs what was done before, but for these.
    if (!ALONE.includes(name)) break
  }
}
if (failed.every((name) => ALONE.includes(name)) && (!only || only.test('look'))) {
  const { rows, axes } = await look({
    browser,
    url,
    password,
    firm: firms[0],
    period,
    only: process.env.PAGES ? new RegExp(process.env.PAGES) : null,
    report: (name, faults) => {
      if (faults.length === 0) return
      failed.push(name)
      console.log(`FAIL ${name}\n  ${faults.join('\n  ')}`)
    },
  })
  asserted.axes += axes
  told(rows)
}
await browser.close()
console.log(`\nthe focus came back from ${dialogs.size} dialogs: ${[...dialogs].sort().join(', ')}`)
console.log(`\n${asserted.steps} steps asserted, ${asserted.axes} axe runs, ${failed.length} failed, ${seconds()} s`)
process.exit(failed.length > 0 ? 1 : 0)
