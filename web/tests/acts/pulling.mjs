// Who pulls the growth: from the whole to the division, the branch, the firm, and the cell; by the keyboard.
import { eventually, is, person, same } from '../person.mjs'

const ASKED = '/contribution?indicator=industry.output&period=2021-06&asOf=2021-08-10'

export async function pulling({ browser, url, password }) {
  const office = await person(browser, url, 'statistician', password)
  const { page } = office
  await office.open(ASKED)
  await page.locator('.chart svg').waitFor()
  const told = await office.api(
    'GET',
    '/contribution?indicator=industry.output&period=2021-01..06&by=division&basis=comparable&asOf=2021-08-10',
  )
  const text = await page.locator('main').textContent()
  is(text.includes(told.growth.shown) && text.includes(told.finding), 'the growth, and who pulls most, in words')
  const pulls = await page.locator('main table').first().locator('tbody tr td:nth-child(5)').allTextContents()
  same(pulls.join(), told.members.map((m) => m.pull.shown).join(), 'the pulls as the interface tells them')
  const foot = await page.locator('main table').first().locator('tfoot').textContent()
  is(foot.includes(told.total.points), 'and what they add up to')
  await office.clean('a growth taken apart')
  await office.picture('contribution')
  // Down by the keyboard: division, branch, firm, the filing.
  const part = page.locator('main table').first().locator('tbody th a').first()
  await part.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/by=industry/)
  await eventually(
    async () => (await page.locator('main table').first().locator('tbody th a').count()) > 3,
    'the branches',
  )
  await page.locator('main table').first().locator('tbody th a').first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/by=firm/)
  const firm = page.locator('main table').first().locator('tbody tr').first()
  await firm.waitFor()
  await eventually(async () => /虚构/.test(await firm.locator('th').textContent()), 'the firms')
  await firm.locator('.figure button').focus()
  await page.keyboard.press('Enter')
  await office.dialog().getByRole('tab', { name: '填报' }).click()
  await office.dialog().locator('tbody tr').first().waitFor()
  is(/B204-1/.test(await office.dialog().textContent()), 'and the cell it was read from')
  await page.keyboard.press('Escape')
  await office.dialog().waitFor({ state: 'hidden' })
  await office.leave()

  const leader = await person(browser, url, 'leader', password)
  await leader.open(`${ASKED}&by=firm`)
  await leader.sees('没有可供查看的部分')
  is(true, 'a leader is told that there is nothing to be seen of single firms')
  await leader.clean('parts that are withheld')
  await leader.leave()
}
