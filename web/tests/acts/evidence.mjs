// From the figure back to the cell it came from, as far as a role may see.
import { eventually, is, person } from '../person.mjs'

export async function evidence({ browser, url, password, period, firms }) {
  const office = await person(browser, url, 'statistician', password)
  const { page } = office
  await office.open(`/review?form=B204-1&period=${period}`)
  const figure = page.locator('.coverage .figure button')
  await figure.focus()
  await page.keyboard.press('Enter')
  await office.dialog().getByRole('heading', { name: '与上年公布数的衔接' }).waitFor()
  await office.clean('the explanation of a figure')
  await office.dialog().locator('.explained table .figure button').first().click()
  await eventually(async () => /explain=industry\.output%40/.test(page.url()), 'an operand has its own way back')
  await office.dialog().getByRole('tab', { name: '填报' }).click()
  const row = office.dialog().locator('tr', { hasText: firms[0] })
  await row.first().waitFor()
  const { figure: told, sections } = await office.api(
    'GET',
    `/figures/${encodeURIComponent(`industry.output@2021-01..${period.slice(5)}`)}/explanation?limit=50`,
  )
  is(told.coverage.filed >= 2, 'it is made of what was accepted')
  const line = sections[0].filings.find((f) => f.unit === firms[0])
  const text = await row.first().textContent()
  is(text.includes(line.cell) && text.includes(line.file), 'the office sees file and cell')
  await office.clean('filings behind a figure')
  await page.goBack()
  await eventually(async () => /explain=industry\.output\.growth/.test(page.url()), 'the way back in the browser works')
  await page.waitForTimeout(300)
  await page.keyboard.press('Escape')
  await office.dialog().waitFor({ state: 'hidden' })
  await eventually(() => figure.evaluate((el) => el === document.activeElement), 'the focus is back on the figure')
  await page.keyboard.press('Control+k')
  await page.locator('.palette input').fill('gsgyzcz')
  await page.locator('[cmdk-item]').first().waitFor()
  await eventually(
    async () => (await page.locator('[cmdk-item]').count()) > 0,
    'indicators are found by their initials',
  )
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/data\?/)
  await page.locator('#indicator-title').waitFor()
  is(true, 'and lead to what they mean')
  await office.leave()

  const leader = await person(browser, url, 'leader', password)
  await leader.open('/home?period=2021-06')
  await leader.page.locator('.headline .figure button').nth(1).click()
  await leader.dialog().getByRole('heading', { name: '与上年公布数的衔接' }).waitFor()
  await leader.dialog().locator('.explained table .figure button').first().click()
  await eventually(async () => /explain=industry\.output%40/.test(leader.page.url()), 'the leader goes the same way')
  await leader.dialog().getByRole('tab', { name: '填报' }).click()
  await leader.sees('单位明细对当前账号不公开')
  await leader.dialog().getByRole('tab', { name: '口径' }).click()
  await leader
    .dialog()
    .getByText(/连续 \d+/)
    .waitFor()
  is(!(await leader.dialog().textContent()).includes(firms[0]), 'as far as counts, not to a firm')
  await leader.dialog().getByRole('tab', { name: '质疑' }).click()
  await leader.dialog().getByLabel('质疑这个数').fill('与协会快报相差两个百分点')
  await leader.dialog().getByRole('button', { name: '提交', exact: true }).click()
  await leader.dialog().getByText('已记录').waitFor()
  await leader.clean('a doubt')
  await leader.leave()
}
