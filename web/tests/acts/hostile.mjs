// What nobody should type or send: it is shown as text, or refused with a word, and the page goes on.
import { settled } from '../browser.mjs'
import { eventually, is, paste, person, same } from '../person.mjs'

const SCRIPT = '<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>有限公司'

export async function hostile({ browser, url, password, period, firms }) {
  const clerk = await person(browser, url, 'clerk', password)
  const sheet = `/filing/B204-1/${period}/${firms[3]}`
  await named(clerk, `${url}${sheet}`)
  await big(clerk, period, firms)
  await tabs(clerk, period, firms)
  await broken(clerk)
  await clerk.leave()

  const admin = await person(browser, url, 'administrator', password)
  const { items } = await admin.api('GET', '/accounts?q=journey')
  const { id, name, version } = items[0]
  const rename = async (to, match) =>
    (
      await admin.context.request.fetch(`${url}/api/v1/accounts/${id}`, {
        method: 'PATCH',
        data: { name: to },
        headers: { 'sec-fetch-site': 'same-origin', 'if-match': `"${match}"` },
      })
    ).ok()
  is(await rename(SCRIPT, version), 'an account is called like a script')
  await admin.open('/admin?tab=accounts')
  await admin.sees(SCRIPT)
  same(await admin.page.evaluate(() => globalThis.hit), undefined, 'it is shown, and does not run')
  is(await rename(name, version + 1), 'and called as before')
  await admin.leave()
}

/** A firm whose name is a script, on the list and on its sheet. */
async function named(clerk, sheet) {
  const { page } = clerk
  const answer = async (route) => {
    const found = await route.fetch()
    const text = (await found.text()).replace(/"unitName":"[^"]*"/g, `"unitName":${JSON.stringify(SCRIPT)}`)
    await route.fulfill({ response: found, body: text })
  }
  await page.route(/\/api\/v1\/(duties|sheets)/, answer)
  await page.goto(sheet)
  await settled(page)
  await page.getByRole('link', { name: '填报' }).first().click()
  await page.getByText(SCRIPT).first().waitFor()
  await page.goto(sheet)
  await settled(page)
  same(await page.evaluate(() => globalThis.hit), undefined, 'the name of a firm is text')
  await page.unroute(/\/api\/v1\/(duties|sheets)/, answer)
}

/** Ten thousand rows at once: what fits is taken, the rest is counted, and one key takes it back. */
async function big(clerk, period, firms) {
  const { page } = clerk
  await clerk.open(`/filing/B203/${period}/${firms[0]}`)
  const first = page.locator('td.cell input').first()
  await first.waitFor()
  await first.focus()
  const begun = Date.now()
  await paste(page, Array.from({ length: 12_000 }, (_, n) => `${n}\t${n}`).join('\n'))
  await clerk.sees('10000')
  is(Date.now() - begun < 10_000, 'the page does not stand still')
  await clerk.clean('a block that is too large')
  await clerk.picture('sheet-paste')
  await clerk.button('撤消粘贴').click()
  await eventually(async () => (await first.inputValue()) === '', 'it is taken back')
  await page.getByText('全部已保存').waitFor()
  is(true, 'and everything is kept')
}

/** Two windows of one clerk: what is typed in one stands in the other. */
async function tabs(clerk, period, firms) {
  const other = await clerk.context.newPage()
  const path = `/filing/B203/${period}/${firms[0]}`
  await clerk.open(path)
  await other.goto(clerk.page.url())
  await settled(other)
  const input = (page) => page.locator('td.cell input').first()
  await input(clerk.page).fill('41')
  await input(clerk.page).press('Tab')
  await eventually(async () => (await input(other).inputValue()) === '41', 'the other window shows it')
  await input(other).fill('42')
  await input(other).press('Tab')
  await eventually(async () => (await input(clerk.page).inputValue()) === '42', 'and the other way, without a conflict')
  same(await other.locator('div.conflict').count(), 0, 'nobody is asked')
  await input(other).fill('')
  await input(other).press('Tab')
  await other.getByText('全部已保存').waitFor()
  await other.close()
}

/** The server fails, then does not answer at all: said with what helps, and tried again. */
async function broken(clerk) {
  const { page } = clerk
  await clerk.open('/home')
  const fail = (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({ title: '服务器出错', status: 500, code: 'internal', traceId: 'abc-123' }),
    })
  await page.route(/\/api\/v1\/duties/, fail)
  await clerk.provoking(500, async () => {
    await page.getByRole('link', { name: '填报' }).first().click()
    await page.getByText('abc-123').first().waitFor()
  })
  await clerk.clean('a failure of the server')
  await clerk.picture('filing-failed')
  await page.unroute(/\/api\/v1\/duties/, fail)
  const cut = (route) => route.abort()
  await page.route(/\/api\/v1\/duties/, cut)
  await clerk.button('重试').first().click()
  await clerk.sees('连不上服务器')
  await clerk.clean('no connection')
  await clerk.picture('filing-unreachable')
  await page.unroute(/\/api\/v1\/duties/, cut)
  await clerk.button('重试').first().click()
  await page.locator('main table tbody tr').first().waitFor()
  is(true, 'and it is there when the line is back')
}
