// The office reviews by effect, returns one with a reason, accepts the rest; the figure on the page moves at once.
import { eventually, is, person, same } from '../person.mjs'
import { filed } from './values.mjs'

const REASON = '与上期相差较大，请核实后说明原因。'

export async function review({ browser, url, password, period, firms }) {
  const office = await person(browser, url, 'statistician', password)
  const { page } = office
  const asked = `/review?form=B204-1&period=${period}`
  const figure = () => page.locator('.coverage .figure .digits').textContent()
  const chosen = () => page.locator('#case-title').textContent()
  await office.open(asked)
  const { queue, headline } = await office.api('GET', asked)
  same(queue.length, 3, 'three sheets wait')
  const names = await page.locator('.queue-list .name').allTextContents()
  same(names.join(), queue.map((q) => q.unitName).join(), 'in the order of their effect')
  same(await figure(), headline.growth, 'the published growth stands above them')
  await page.keyboard.press('n')
  await page.locator('.case table').waitFor()
  same(await chosen(), queue[0].unitName, 'n opens the first')
  await office.clean('a sheet under review')
  await office.picture('review-sheet')

  // The one that was typed is sent back.
  const mine = queue.find((q) => q.unit === firms[0])
  while ((await chosen()) !== mine.unitName) await page.keyboard.press('n')
  await page.locator('.case table').waitFor()
  await page.keyboard.press('r')
  await office.dialog().getByText(REASON).click()
  await office.clean('returning a sheet')
  await office.picture('review-return')
  await office.dialog().getByRole('button', { name: '退回', exact: true }).click()
  await eventually(async () => (await page.locator('.queue-list li').count()) === 2, 'it leaves the queue')
  await page.locator('.late input').first().check()
  await office.button('催报（1）').click()
  await office.sees('已催报 1 家')

  const clerk = await person(browser, url, 'clerk', password)
  await clerk.open(`/filing/B204-1/${period}/${firms[0]}`)
  await clerk.sees('已退回，请修改后再报')
  is(await clerk.page.getByText(REASON).first().isVisible(), 'the clerk reads why')
  await clerk.clean('a returned sheet')
  await clerk.picture('sheet-returned')
  const was = Number((await clerk.cell('01', '1').inputValue()).replaceAll(',', ''))
  const year = Number((await clerk.cell('01', '2').inputValue()).replaceAll(',', ''))
  await clerk.cell('01', '1').fill(String(was + 77))
  await clerk.cell('01', '2').fill(String(year + 77))
  await clerk.cell('01', '2').press('Tab')
  await clerk.button('上报').click()
  await clerk.button('确认上报').click()
  await clerk.page.getByRole('heading', { name: '上报回执' }).waitFor()
  const { receipt } = await clerk.api('GET', `/sheets/B204-1/${period}/${firms[0]}`)
  is((await clerk.page.locator('.receipt').textContent()).includes(receipt.hash), 'a new receipt')

  await office.open(asked)
  const before = await figure()
  same(await page.locator('.queue-list li').count(), 3, 'it waits again')
  await page
    .getByRole('button', { name: new RegExp(mine.unitName.slice(0, 6)) })
    .first()
    .click()
  await page.locator('.case table').waitFor()
  await page.keyboard.press('a')
  await eventually(async () => (await figure()) !== before, 'accepted: the figure on the page moves at once')
  const first = await figure()
  is(/%$/.test(first), `it was ${before}, it is ${first}`)
  await page.getByRole('button', { name: '批量验收无问题的（2）' }).click()
  await office.sees('已验收 2 张')
  await eventually(async () => (await figure()) !== first, 'and again with the others')
  const after = await office.api('GET', asked)
  same(after.coverage.accepted, 3, 'three are accepted')
  same(await figure(), after.headline.growth, 'the page says what the server says')
  await office.clean('an empty queue')
  // One waits for those who come to look.
  await filed(clerk, period, firms[3])
  await clerk.leave()
  await office.leave()
}
