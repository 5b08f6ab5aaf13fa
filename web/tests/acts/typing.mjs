// The clerk finds the sheet and types into it by keyboard alone; a block is pasted; the line is cut; the session ends.
import { settled } from '../browser.mjs'
import { eventually, is, paste, person, same } from '../person.mjs'
import { values } from './values.mjs'

export async function typing({ browser, url, password, period, firms }) {
  const clerk = await person(browser, url, 'clerk', password)
  const { page } = clerk
  const path = `/sheets/B204-1/${period}/${firms[0]}`
  const kept = async (item, column) =>
    (await clerk.api('GET', path)).rows.find((r) => r.item === item).cells.find((c) => c.column === column)
  await clerk.button('English').click()
  await page.getByRole('heading', { name: 'Workbench' }).waitFor()
  same(await page.evaluate(() => document.documentElement.lang), 'en', 'the language changes in place')
  await clerk.button('中文').click()

  await clerk.open(`/filing?period=${period}`)
  await tabTo(
    page,
    (el) => el.getAttribute('aria-label')?.includes('B204-1') && el.closest('tr').textContent.includes('晗原'),
  )
  await page.keyboard.press('Enter')
  await clerk.cell('01', '1').waitFor()
  await settled(page)
  is(page.url().endsWith(`/filing/B204-1/${period}/${firms[0]}?period=${period}`), 'the sheet is opened by keyboard')

  await tabTo(page, (el) => el.id === 'cell-01_1')
  await page.keyboard.type('１２，５００')
  await page.keyboard.press('Enter')
  same(await clerk.focus(), 'cell-02_1', 'Enter goes down')
  await eventually(
    async () => (await kept('01', '1')).value === '12500',
    'what was typed is kept, full-width digits too',
  )
  same(await clerk.cell('01', '1').inputValue(), '12,500', 'and shown with separators')
  await page.keyboard.press('Tab')
  same(await clerk.focus(), 'cell-02_2', 'Tab goes right')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowLeft')
  same(await clerk.focus(), 'cell-01_1', 'arrows go where they point')
  await page.keyboard.type('12万')
  await page.keyboard.press('Tab')
  await clerk.sees('请按计量单位填写')
  same(await clerk.cell('01', '1').getAttribute('aria-invalid'), 'true', 'what is no number is refused at its cell')
  is((await page.title()).startsWith('错误: '), 'the title says so first')
  await clerk.clean('a refused cell')

  // What the browser reads well and the server does not keep is told at its cell, in the server's words.
  await clerk.cell('01', '1').fill('-5')
  await clerk.provoking(422, async () => {
    await clerk.cell('01', '1').press('Tab')
    await page.locator('#cell-01_1-notes .wrong').waitFor()
  })
  is((await kept('01', '1')).value === '12500', 'a refused value changes nothing')
  await clerk.cell('01', '1').fill('12500')
  await clerk.cell('01', '1').press('Tab')

  const all = await values(clerk, period, firms[0])
  await clerk.cell('01', '1').focus()
  await paste(
    page,
    Object.values(all)
      .map((row) => row.join('\t'))
      .join('\n'),
  )
  await clerk.sees('已粘贴 10 格')
  await eventually(async () => (await kept('05', '2')).text === all['05'][1], 'the block is kept')
  await clerk.cell('01', '1').focus()
  await page.keyboard.press('Control+z')
  await eventually(async () => (await kept('05', '2')).text === '', 'the paste is taken back')
  await clerk.cell('01', '1').focus()
  await page.keyboard.press('Control+y')
  await eventually(async () => (await kept('05', '2')).text === all['05'][1], 'and done again')

  await clerk.context.setOffline(true)
  await clerk.cell('02', '1').fill('7300')
  await clerk.cell('02', '1').press('Tab')
  await clerk.sees('1 格等待上传')
  await clerk.context.setOffline(false)
  await eventually(
    async () => (await kept('02', '1')).text === '7300',
    'what was typed without a line is sent when it is back',
    200,
  )

  // A colleague was quicker: both values are shown, and one is chosen.
  const seen = await kept('02', '2')
  await clerk.api('PUT', `${path}/cells/02/2`, { text: '43900', version: seen.version })
  await clerk.provoking(412, async () => {
    await clerk.cell('02', '2').fill('43901')
    await clerk.cell('02', '2').press('Tab')
    await page.locator('div.conflict').waitFor()
  })
  is((await page.locator('div.conflict').textContent()).includes('43,900'), 'the other value is shown')
  await clerk.clean('a conflict')
  await clerk.picture('sheet-conflict')
  await clerk.button('保留我的').click()
  await eventually(async () => (await kept('02', '2')).text === '43901', 'mine was kept')

  // The session ends in the middle: sign in over the form, nothing is lost.
  await clerk.api('DELETE', '/session')
  await clerk.provoking(401, async () => {
    await clerk.cell('02', '1').fill('7311')
    await clerk.cell('02', '1').press('Tab')
    await page.getByRole('dialog', { name: '登录已过期' }).waitFor()
    await page.waitForTimeout(300)
    await clerk.clean('signing in over the form')
    await clerk.picture('sheet-signin')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').locator('input[name=password]').fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })
  await eventually(async () => (await kept('02', '1')).text === '7311', 'what was typed meanwhile is sent')
  same(await clerk.cell('02', '1').inputValue(), '7,311', 'and still stands in its cell')
  await clerk.leave()
}

/** Presses Tab until an element has the focus; no pointer is used. */
async function tabTo(page, which) {
  for (let i = 0; i < 80; i++) {
    if (await page.evaluate(`(${which})(document.activeElement)`).catch(() => false)) return is(true, 'reached by Tab')
    await page.keyboard.press('Tab')
  }
  throw new Error('not reached by Tab')
}
