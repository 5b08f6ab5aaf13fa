// The way of the workbook: the template, a copy with an error, the marked one back, the mended one taken.
import { readFileSync } from 'node:fs'
import { eventually, is, person, same } from '../person.mjs'
import { filled, words } from '../xlsx.mjs'
import { filed, values } from './values.mjs'

export async function workbook({ browser, url, password, period, firms }) {
  const clerk = await person(browser, url, 'clerk', password)
  const { page } = clerk
  const path = `/sheets/B204-1/${period}/${firms[1]}`
  await clerk.open(`/filing/B204-1/${period}/${firms[1]}`)
  const got = async (act) => {
    const coming = page.waitForEvent('download')
    await act()
    return readFileSync(await (await coming).path())
  }
  const template = await got(() => page.getByRole('link', { name: '下载模板' }).click())
  is(words(template).includes(firms[1]), 'the template names the firm')

  const all = Object.values(await values(clerk, period, firms[1]))
  const places = Object.fromEntries(all.flatMap((row, r) => row.map((text, c) => [`${'DE'[c]}${9 + r}`, text])))
  await clerk.button('导入表格').click()
  const choose = (buffer) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'B204-1.xlsx', mimeType: 'application/octet-stream', buffer })
  await choose(filled(template, { ...places, D12: '约两万' }))
  await clerk.sees('文件有须先改正的问题')
  is((await clerk.dialog().textContent()).includes('D12'), 'the cell of the error is named')
  is(await clerk.button('确认导入').isDisabled(), 'nothing is taken while something blocks')
  await clerk.clean('a workbook with an error')
  await clerk.picture('workbook-faults')
  const marked = await got(() => clerk.button('下载标出问题的表格').click())
  is(/审核结果/.test(words(marked)) && /约两万/.test(words(marked)), 'the same workbook comes back, marked')

  await choose(filled(template, places))
  const changed = all.flat().length
  await clerk.sees(`将改动 ${changed} 格`)
  same((await clerk.api('GET', path)).state, 'untouched', 'a trial changes nothing')
  // What another tab typed since the comparison is not written over.
  const beside = await clerk.api('PUT', `${path}/cells/01/1`, { text: '1', version: 0 })
  same(beside.sheetVersion, 1, 'another tab types on')
  await clerk.provoking(412, async () => {
    await clerk.button('确认导入').click()
    await clerk.sees('比对之后报表又有改动')
  })
  await clerk.clean('a workbook that was compared too early')
  await clerk.button('重新比对').click()
  await clerk.sees(`将改动 ${changed} 格`)
  await clerk.button('确认导入').click()
  await clerk.sees(`已导入，改动 ${changed} 格`)
  await clerk.clean('a workbook that was taken')
  await clerk.picture('workbook-taken')
  await page.keyboard.press('Escape')
  await clerk.dialog().waitFor({ state: 'hidden' })
  await eventually(async () => (await clerk.focus()) === '导入表格', 'the focus is back where it was')
  await eventually(
    async () => (await clerk.cell('01', '1').inputValue()).replaceAll(',', '') === all[0][0],
    'the values stand in the sheet',
  )
  await clerk.button('上报').click()
  for (const name of ['单位负责人', '填表人', '联系电话']) await clerk.dialog().getByLabel(name).fill('示例')
  await clerk.button('确认上报').click()
  await page.getByRole('heading', { name: '上报回执' }).waitFor()
  same((await clerk.api('GET', path)).state, 'submitted', 'submitted')
  await filed(clerk, period, firms[2])
  await clerk.leave()
}
