// Looks at every page: both languages, wide and narrow; each is held to the same.
import { axe, measured, NARROW, settled, shot, signIn, small, tiny, WIDE, watch, weight, wider } from './browser.mjs'
import { pages } from './walk.mjs'

/** Bytes and counts gate; seconds are told. */
const MOST = { kb: 320, requests: 20, nodes: 3000, cls: 0.05 }

/** Walks; what is wrong goes to `report(name, faults)`. Answers how heavy the pages were. */
export async function look({ browser, url, password, firm, period, only, report }) {
  const table = []
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
        const cold = step.budget && lang === 'zh'
        const context = cold ? await browser.newContext(options) : shared
        if (cold) await measured(context)
        const page = await context.newPage()
        page.setDefaultTimeout(15_000)
        const faults = watch(page)
        if (step.status) faults.expected.add(step.status)
        try {
          await page.goto(`${url}${step.path}${step.path.includes('?') ? '&' : '?'}lang=${lang}`)
          if (!step.server) await settled(page)
          if (cold) {
            const found = await weight(page)
            table.push({ name: step.name, ...found })
            for (const [what, most] of Object.entries(MOST)) {
              if (found[what] > most)
                faults.push(`${what} ${found[what].toFixed(2)} of ${most} ${found.moved.slice(0, 4)}`)
            }
          }
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
        if (cold) await context.close()
      }
      await shared.close()
    }
  }
  return { table, axes }
}
