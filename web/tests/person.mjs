// Somebody at a browser: what a person sees and does, and what the server says of it.
import assert from 'node:assert/strict'
import { axe, NARROW, returning, settled, shot, signIn, WIDE, watch } from './browser.mjs'

export const asserted = { steps: 0, axes: 0 }
/** One thing that has to be so. */
export function is(holds, what) {
  assert.ok(holds, what)
  asserted.steps++
}
export function same(found, wanted, what) {
  assert.equal(found, wanted, what)
  asserted.steps++
}
export async function eventually(holds, what, tries = 100) {
  for (let i = 0; i < tries; i++) {
    if (await holds()) return is(true, what)
    await new Promise((r) => setTimeout(r, 100))
  }
  assert.fail(`${what}: not within ${tries / 10} s`)
}

/** No violation in what is shown now. */
export async function clean(page, what) {
  asserted.axes++
  // Nothing stands half under the head of the page, and colours are judged when nothing fades any more.
  await page.evaluate(() => scrollTo(0, 0))
  await page.waitForFunction(() => document.getAnimations().every((a) => a.playState !== 'running'))
  assert.deepEqual(await axe(page), [], `axe: ${what}`)
}

/** Signs in by the form, and gathers what goes wrong on the way. */
export async function person(browser, url, login, password) {
  const context = await browser.newContext({
    viewport: WIDE,
    locale: 'zh-CN',
    acceptDownloads: true,
  })
  await returning(context)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const faults = watch(page)
  await signIn(page, url, login, password)
  const one = {
    context,
    page,
    faults,
    /** Opens a page of the park and waits until it is there. */
    async open(path) {
      await page.goto(`${url}${path}`)
      await settled(page)
    },
    button: (name) => page.getByRole('button', { name, exact: typeof name === 'string' }),
    dialog: () => page.locator('[role=dialog]:visible'),
    cell: (item, column) => page.locator(`#cell-${item}_${column}`),
    sees: (text) => page.getByText(text).first().waitFor(),
    focus: () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || ''),
    /** The interface, as this person. */
    async api(method, path, data) {
      const answer = await context.request.fetch(`${url}/api/v1${path}`, {
        method,
        data,
        headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': `${Date.now()}${Math.random()}` },
      })
      assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`)
      return answer.status() === 204 ? null : answer.json()
    },
    /** Statuses that the next act provokes. */
    async provoking(status, act) {
      faults.expected.add(status)
      await act()
      faults.expected.delete(status)
    },
    clean: (what) => clean(page, what),
    /** What a person sees now, wide and narrow. */
    async picture(name) {
      await shot(page, `${name}-zh-wide`)
      await page.setViewportSize(NARROW)
      await page.waitForTimeout(100)
      await shot(page, `${name}-zh-narrow`)
      await page.setViewportSize(WIDE)
    },
    async leave() {
      assert.deepEqual([...faults], [], `${login}: nothing went wrong in the pages`)
      asserted.steps++
      await context.close()
    },
  }
  return one
}

/** A block of a spreadsheet, given to whatever has the focus. */
export const paste = (page, text) =>
  page.evaluate((t) => {
    const data = new DataTransfer()
    data.setData('text/plain', t)
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
