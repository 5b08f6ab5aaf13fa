// From the figure back to the cell it came from, as far as a role may see.
import { readFileSync } from 'node:fs'
import { eventually, is, person, same } from '../person.mjs'
import { words } from '../xlsx.mjs'

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
  await files(office)
  await page.goBack()
  await eventually(async () => /explain=industry\.output\.growth/.test(page.url()), 'the way back in the browser works')
  await page.waitForTimeout(300)
  await page.keyboard.press('Escape')
  await office.dialog().waitFor({ state: 'hidden' })
  await eventually(() => figure.evaluate((el) => el === document.activeElement), 'the focus is back on the figure')
  await moments(office)
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

/** The proof as the server wrote it and as tables, the value alone, and the figure at another moment. */
async function files(office) {
  const { page } = office
  await office.dialog().getByRole('button', { name: '导出', exact: true }).click()
  const got = async (name, role = 'button') => {
    const coming = page.waitForEvent('download')
    await office.dialog().getByRole(role, { name, exact: true }).click()
    return readFileSync(await (await coming).path())
  }
  const proof = JSON.parse(await got('证据包 JSON', 'link'))
  const tables = words(await got('证据包 XLSX'))
  is(tables.includes(proof.sha256) && tables.includes(proof.evidence.figure.id), 'the workbook names what it proves')
  const filed = proof.evidence.sections[0].filings[0]
  is(tables.includes(filed.unit) && tables.includes(filed.sha256), 'and every filing with its file')
  is((await got('证据包 CSV')).toString().includes(proof.sha256), 'the same as plain rows')
  is((await got('数值 CSV')).toString().includes('industry.output'), 'and the value alone')
  // Of servers that can.
  if (await office.dialog().getByRole('button', { name: '数值 Parquet' }).isVisible())
    same((await got('数值 Parquet')).subarray(0, 4).toString(), 'PAR1', 'for other programs too')
  await office.clean('exports of a figure')
}

/** The figure at another moment, and what made the difference. */
async function moments(office) {
  const { page } = office
  const id = 'industry.output.growth@2021-01..06,area=park,basis=comparable,price=current'
  await office.open(`/f/${encodeURIComponent(id)}?tab=changes`)
  await page.getByLabel('从', { exact: true }).fill('2021-07-12')
  await page.getByRole('button', { name: '比较两个时点' }).click()
  const causes = page.locator('section:not(.scroll)[aria-label="为何变动"]')
  await causes.locator('tbody tr').first().waitFor()
  is(/35\.8.*35\.9/s.test(await causes.textContent()), 'from 35.8 to 35.9, cause by cause')
  await office.clean('two moments of a figure')
  await office.picture('figure-moments')
  await office.open(`/f/${encodeURIComponent(id)}?tab=checks&asOf=2021-08-10`)
  await page.locator('tbody tr', { hasText: 'E13' }).first().waitFor()
  is(true, 'the checks of the filings behind it')
  await office.clean('checks behind a figure')
  await office.picture('figure-checks')
  await page.getByRole('tab', { name: '引用' }).click()
  await page.locator('tbody tr', { hasText: '公报' }).first().waitFor()
  await page.locator('tbody tr', { hasText: '目标' }).first().waitFor()
  is(true, 'where it is quoted, and by what it is aimed at')
  await office.clean('uses of a figure')
  await office.picture('figure-uses')
}
