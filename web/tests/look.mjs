// Looks at every page: both languages, wide and narrow; each is held to the same.
import {
  axe,
  measured,
  NARROW,
  settled,
  shot,
  signIn,
  slowed,
  small,
  tiny,
  WIDE,
  watch,
  weight,
  wider,
} from './browser.mjs'
import { mostOf, row } from './report.mjs'
import { pages } from './walk.mjs'

/** Walks; what is wrong goes to `report(name, faults)`. Answers how heavy the pages were. */
export async function look({ browser, url, password, firm, period, only, report }) {
  const rows = []
  let axes = 0
  for (const [login, steps] of Object.entries(pages(firm, period))) {
    const todo = steps.filter((step) => !only || only.test(step.name))
    if (todo.length === 0) continue
    let storageState
    if (login) {
      const context = await browser.newContext()
      await signIn(await context.newPage(), url, login, password)
      storageState = await context.storageState()
      await context.close()
    }
    for (const lang of ['zh', 'en']) {
      const options = {
        viewport: WIDE,
        reducedMotion: 'reduce',
        storageState,
        locale: lang === 'en' ? 'en-GB' : 'zh-CN',
      }
      const shared = await browser.newContext(options)
      for (const step of todo) {
        const page = await shared.newPage()
        page.setDefaultTimeout(15_000)
        const faults = watch(page)
        if (step.status) faults.expected.add(step.status)
        try {
          if (lang === 'zh' && !step.act && !step.server) {
            const plain = await weighed({ browser, options, url, step })
            const slow = await weighed({ browser, options, url, step, slow: true })
            rows.push(row(step.name, step.path, plain, slow))
            faults.push(...heavy(step.name, plain), ...heavy(step.name, slow).map((f) => `slowed: ${f}`))
          }
          await page.goto(address(url, step, lang))
          if (!step.server) await settled(page)
          await step.act?.(page)
          if (!step.server) await settled(page)
          for (const [size, viewport] of Object.entries({ wide: WIDE, narrow: NARROW })) {
            await page.setViewportSize(viewport)
            await page.waitForTimeout(80)
            faults.push(...(await axe(page)).map((v) => `${size}: axe ${v}`))
            axes++
            const over = await wider(page)
            if (over > 0) faults.push(`${size}: ${over} px wider than the screen`)
            if (size === 'wide' && !step.server) {
              faults.push(...(await small(page)).map((s) => `small: ${s}`))
              faults.push(...(await tiny(page)).map((s) => `text under 14 px: ${s}`))
              if ((await page.locator('h1').count()) !== 1) faults.push('not exactly one h1')
            }
            await shot(page, `${step.name}-${lang}-${size}`)
          }
        } catch (e) {
          faults.push(String(e.message).split('\n').slice(0, 4).join(' '))
          await shot(page, `failed-${step.name}-${lang}`)
        }
        report(`${step.name} ${lang}`, faults)
        await page.close()
      }
      await shared.close()
    }
  }
  return { rows, axes }
}

const address = (url, step, lang) => `${url}${step.path}${step.path.includes('?') ? '&' : '?'}lang=${lang}`

/** The page alone with an empty cache, as the browser saw it come. */
async function weighed({ browser, options, url, step, slow }) {
  const context = await browser.newContext(options)
  try {
    await measured(context)
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    if (slow) await slowed(page)
    await page.goto(address(url, step, 'zh'))
    await settled(page)
    return await weight(page)
  } finally {
    await context.close()
  }
}

const heavy = (name, found) =>
  Object.entries(mostOf(name))
    .filter(([what, most]) => found[what] > most)
    .map(
      ([what, most]) => `${what} ${found[what].toFixed(3)} of ${most} ${what === 'cls' ? found.moved.join(' | ') : ''}`,
    )
