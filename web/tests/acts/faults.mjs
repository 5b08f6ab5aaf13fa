// A class A error blocks: shown in the summary and at its cell. It is mended; what has to be explained is; the sheet is submitted.
import { eventually, is, person, same } from '../person.mjs'
import { values } from './values.mjs'

export async function faults({ browser, url, password, period, firms }) {
  const clerk = await person(browser, url, 'clerk', password)
  const { page } = clerk
  const path = `/sheets/B204-1/${period}/${firms[0]}`
  const all = await values(clerk, period, firms[0])
  await clerk.open(`/filing/B204-1/${period}/${firms[0]}`)
  const type = async (item, column, text) => {
    await clerk.cell(item, column).fill(text)
    await clerk.cell(item, column).press('Tab')
  }
  const summaryHasFocus = () => page.evaluate(() => document.activeElement.className.includes('summary'))
  const sign = async () => {
    await clerk.button('上报').click()
    await clerk.dialog().getByLabel('单位负责人').fill('王某')
    await clerk.dialog().getByLabel('填表人').fill('李某')
    await clerk.dialog().getByLabel('联系电话').fill('0000-0000000')
  }

  await type('04', '1', '20000')
  await clerk.button('审核').click()
  await page.locator('.summary.bad').waitFor()
  await eventually(summaryHasFocus, 'the summary has the focus')
  is((await page.locator('.summary .chip.class-A').textContent()).trim().endsWith('2'), 'two errors of class A')
  is((await page.title()).startsWith('错误: '), 'the title says so first')
  const link = page.getByRole('link', { name: /应不小于 04 出口交货值/ })
  const said = await link.textContent()
  await link.click()
  same(await clerk.focus(), 'cell-03_1', 'the link leads to the cell')
  const notes = await clerk.cell('03', '1').getAttribute('aria-describedby')
  is((await page.locator(`#${notes}`).textContent()).includes(said), 'the same words stand at the cell')
  same(await clerk.cell('03', '1').getAttribute('aria-invalid'), 'true', 'the cell is marked as wrong')
  await clerk.clean('findings')
  await clerk.picture('sheet-faults')

  await sign()
  await clerk.clean('the form of submission')
  await clerk.picture('sheet-submit')
  await clerk.provoking(422, async () => {
    await clerk.button('确认上报').click()
    await clerk.dialog().waitFor({ state: 'hidden' })
  })
  await eventually(summaryHasFocus, 'a blocked submission leads back to the summary')

  await type('04', '1', all['04'][0])
  const low = String(Math.round(Number(all['01'][0]) / 2))
  await type('03', '1', low)
  await type('03', '2', String(Number(all['03'][1]) - Number(all['03'][0]) + Number(low)))
  await clerk.button('审核').click()
  await eventually(
    async () => /C 核实性 1/.test(await page.locator('.summary').textContent()),
    'only one is left, of class C',
  )
  const why = page.getByLabel('情况说明')
  await why.fill('太短')
  await clerk.sees('不足 6 个字')
  is(await clerk.button('保存说明').isDisabled(), 'too short an explanation is not sent')
  await why.fill('订单延后交付，库存增加')
  await clerk.button('保存说明').click()
  await clerk.sees('审核完成')
  await clerk.clean('findings explained')
  await clerk.picture('sheet-explained')

  await clerk.button('上报').focus()
  await page.keyboard.press('Enter')
  await clerk.dialog().waitFor()
  await page.waitForTimeout(300)
  await page.keyboard.press('Escape')
  await clerk.dialog().waitFor({ state: 'hidden' })
  await eventually(async () => (await clerk.focus()) === '上报', 'the focus is back where it was')
  await clerk.button('消息').click()
  await clerk.dialog().getByLabel('内容').fill('三季度会补上')
  await clerk.button('发送').click()
  await clerk.dialog().getByText('三季度会补上').waitFor()
  await page.keyboard.press('Escape')
  await clerk.dialog().waitFor({ state: 'hidden' })
  await eventually(async () => (await clerk.focus()).startsWith('消息'), 'and from the messages too')

  await sign()
  await clerk.button('确认上报').click()
  await page.getByRole('heading', { name: '上报回执' }).waitFor()
  const { receipt, state } = await clerk.api('GET', path)
  same(state, 'submitted', 'submitted')
  is((await page.locator('.receipt').textContent()).includes(receipt.hash), 'the receipt has the hash')
  await clerk.clean('a receipt')
  await clerk.picture('sheet-receipt')
  is((await clerk.cell('01', '1').evaluate((el) => el.tagName)) === 'TD', 'nothing can be typed any more')
  await clerk.leave()
}
