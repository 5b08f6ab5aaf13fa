// One Chromium, and what every page is held to: no error, no refused request, no violation, no sideways scrolling, its budget.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const require = createRequire(import.meta.url)
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** Where pictures and the report are kept; git knows nothing of them. */
export const SHOTS = resolve(process.env.WANMU_SHOTS || fileURLToPath(new URL('../shots', import.meta.url)))
export const WIDE = { width: 1280, height: 800 }
export const NARROW = { width: 360, height: 740 }

export function launch() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) throw new Error('apt-get install -y chromium fonts-noto-cjk')
  mkdirSync(SHOTS, { recursive: true })
  return chromium.launch({ executablePath, args: ARGS })
}

/** What went wrong in a page, gathered as it happens. Statuses that a step provokes are named by it. */
export function watch(page) {
  const faults = []
  faults.expected = new Set()
  page.on('pageerror', (e) => faults.push(`script: ${e.message}`))
  page.on('console', (m) => {
    // A refused request is told below, with its address.
    if (m.type() === 'error' && !/Failed to load resource/.test(m.text()))
      faults.push(`console: ${m.text().slice(0, 300)}`)
  })
  page.on('response', (r) => {
    if (r.status() >= 400 && !faults.expected.has(r.status()))
      faults.push(`${r.status()} ${r.request().method()} ${new URL(r.url()).pathname}${new URL(r.url()).search}`)
  })
  return faults
}

export async function axe(page) {
  await page.evaluate(AXE)
  const found = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }),
    TAGS,
  )
  return found.violations.map(
    (v) =>
      `${v.id} (${v.impact}): ${v.nodes
        .slice(0, 4)
        .map((n) => `${n.target.join(' ')} ${(n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? ''}`)
        .join(' | ')}`,
  )
}

/** Controls smaller than 24 × 24, apart from links in a line of text and hidden ones. */
export const small = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, input, select, [role=tab], nav a')]
      .filter((el) => {
        const r = el.getBoundingClientRect()
        const label = el.closest('label')?.getBoundingClientRect()
        const high = Math.max(r.height, label?.height ?? 0)
        const wide = Math.max(r.width, label?.width ?? 0)
        return r.width > 1 && r.height > 1 && (high < 24 || wide < 24)
      })
      .map((el) => `${el.tagName.toLowerCase()} ${el.textContent?.slice(0, 20)}`),
  )

export const wider = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
export const tiny = (page) =>
  page.evaluate(() => {
    const out = new Set()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const el = walker.currentNode.parentElement
      if (!walker.currentNode.nodeValue.trim() || !el || ['SCRIPT', 'STYLE', 'OPTION'].includes(el.tagName)) continue
      if (el.getClientRects().length > 0 && Number.parseFloat(getComputedStyle(el).fontSize) < 14)
        out.add(`${el.tagName.toLowerCase()}.${el.className} ${getComputedStyle(el).fontSize}`)
    }
    return [...out]
  })

/** Whenever a dialog has gone, the focus is somewhere: what is lost is an error of the page, which every walk looks for. */
export const dialogs = new Set()
export async function returning(context) {
  await context.exposeFunction('dialogGone', (name) => dialogs.add(name))
  await context.addInitScript(() => {
    const name = (el) =>
      document.getElementById(el.getAttribute('aria-labelledby'))?.textContent ?? el.textContent.slice(0, 20)
    const open = () => [...document.querySelectorAll('[role=dialog]')].filter((el) => el.getClientRects().length > 0)
    let before = new Map()
    setInterval(() => {
      const now = new Map(open().map((el) => [el, name(el)]))
      for (const [el, called] of before) {
        if (now.has(el)) continue
        // It slides out, and what it did may take a moment more.
        const look = (tries) => {
          const at = document.activeElement
          if (open().length > 0 || (at && at !== document.body)) return globalThis.dialogGone(called)
          if (tries === 0) return console.error(`the focus is nowhere after: ${called}`)
          setTimeout(() => look(tries - 1), 100)
        }
        setTimeout(() => look(30), 300)
      }
      before = now
    }, 100)
  })
}

/** How much is painted late or moved, told by the browser itself; before the page begins. */
export const measured = (context) =>
  context.addInitScript(() => {
    const seen = { cls: 0, lcp: 0, largest: '', longTasks: 0, long: 0, moved: [] }
    globalThis.seen = seen
    const watch = (type, take) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
    watch('layout-shift', (e) => {
      if (e.hadRecentInput) return
      seen.cls += e.value
      for (const s of e.sources)
        seen.moved.push(
          `${s.node?.className || s.node?.nodeName} ${e.value.toFixed(4)} at ${e.startTime.toFixed(0)} ms`,
        )
    })
    watch('largest-contentful-paint', (e) => {
      seen.lcp = e.startTime
      seen.largest = `${e.element?.nodeName.toLowerCase() ?? ''} ${e.element?.textContent?.slice(0, 30) ?? ''}`.trim()
    })
    watch('longtask', (e) => {
      seen.longTasks += 1
      seen.long += e.duration
    })
  })

/** Bytes and requests of a page that was opened with an empty cache, and what the browser saw of it. */
export const weight = (page) =>
  page.evaluate(() => {
    const own = performance.getEntriesByType('navigation')[0]
    const all = performance.getEntriesByType('resource')
    return {
      kb: [own, ...all].reduce((sum, e) => sum + e.transferSize, 0) / 1024,
      requests: all.filter((e) => !e.name.startsWith('data:')).length + 1,
      nodes: document.querySelectorAll('*').length,
      ...globalThis.seen,
    }
  })

/** A line of 10 Mbit/s and 40 ms, and a processor of a quarter. */
export async function slowed(page) {
  const line = await page.context().newCDPSession(page)
  const bytes = (10 * 1000 * 1000) / 8
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  })
  await line.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

export async function shot(page, name) {
  await page
    .screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
    .catch((e) => console.log(`no picture of ${name}: ${e.message}`))
}

export async function signIn(page, url, login, password) {
  await page.goto(`${url}/signin?lang=zh`)
  await page.locator('input[name=username]').fill(login)
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL(/\/home(\?|$)/)
}

export async function settled(page) {
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.skeleton'))
  // Answers that come one after the other, and dialogs that slide in.
  await page.waitForTimeout(250)
  await page.waitForFunction(() => !document.querySelector('.skeleton'))
}
