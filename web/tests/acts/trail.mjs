// The auditor finds every step again, and that the chain of them is whole.
import { eventually, is, person } from '../person.mjs'

export async function trail({ browser, url, password, period, firms }) {
  const auditor = await person(browser, url, 'auditor', password)
  const { page } = auditor
  await auditor.open('/admin/trail')
  const sought = async (field, text, acts) => {
    for (const name of ['操作人', '操作', '对象'])
      await page.getByLabel(name, { exact: true }).fill(name === field ? text : '')
    await auditor.button('查询').click()
    for (const act of acts)
      await eventually(async () => (await page.locator('tbody tr', { hasText: act }).count()) > 0, `${text}: ${act}`)
  }
  await sought('对象', `sheet:B204-1/${period}/${firms[0]}`, [
    'sheet.explain',
    'sheet.submit',
    'sheet.return',
    'sheet.accept',
    'sheet.say',
  ])
  is((await page.locator('tbody').textContent()).includes('与上期相差较大'), 'with the reason it was returned for')
  await sought('对象', `sheet:B204-1/${period}/${firms[1]}`, ['sheet.workbook', 'sheet.submit', 'sheet.accept'])
  await sought('操作', 'request', ['request.ask', 'request.decide'])
  await sought('操作', 'exemption', ['exemption.ask', 'exemption.decide'])
  await sought('操作', 'figure', ['figure.explain', 'figure.challenge'])
  await sought('操作人', 'security', ['account'])
  await sought('对象', `period:205-1/${period}`, ['period.lock'])
  await auditor.button('核对哈希链').click()
  await auditor.sees('哈希链完整')
  is(true, 'the chain is whole')
  await auditor.clean('the trail')
  await auditor.leave()
}
