// Four persons without a mouse: one files and submits, one returns and accepts, one goes from a figure to what it is made of,
// one finds in the trail that it was done.
import { settled } from '../browser.mjs'
import { hands } from '../hands.mjs'
import { eventually, is, same } from '../person.mjs'
import { values } from './values.mjs'

const cell = (el) => /^cell-/.test(el.id) && el.tagName === 'INPUT'

export async function keyboard({ browser, url, password, period, firms }) {
  const firm = firms[4]
  const clerk = await hands(browser, url, 'clerk', password)
  const api = asked(clerk, url)
  await fill(clerk, api, { period, firm, month: 1 })
  await submit(clerk)
  same((await api(`/sheets/B204-1/${period}/${firm}`)).state, 'submitted', 'submitted by keyboard')

  const office = await hands(browser, url, 'statistician', password)
  const desk = asked(office, url)
  const name = (await desk(`/sheets/B204-1/${period}/${firm}`)).unitName
  await office.press('g')
  await office.press('r')
  await office.page.waitForURL(/\/review/)
  await office.open(`/review?form=B204-1&period=${period}`)
  await chosen(office, name)
  await office.press('r')
  await office.dialog().waitFor()
  await office.go('计量单位疑有误，请核对是否误填为万元。')
  await office.toButton('退回')
  await office.press('Enter')
  await office.closed()
  await eventually(async () => (await desk(`/sheets/B204-1/${period}/${firm}`)).state === 'returned', 'sent back')
  await office.page.waitForFunction(ON_PAGE)

  await fill(clerk, api, { period, firm, month: 2 })
  await submit(clerk)
  await clerk.leave()

  await office.open(`/review?form=B204-1&period=${period}`)
  await chosen(office, name)
  await office.press('a')
  await eventually(
    async () => (await desk(`/sheets/B204-1/${period}/${firm}`)).state === 'accepted',
    'accepted by keyboard',
  )
  const lock = '锁定本期'
  await office.page.waitForFunction(() => !document.querySelector('[aria-busy=true]'))
  await office.page.waitForFunction(ON_PAGE)
  is(true, 'the focus is on the page when the sheet has left it')
  await office.go(lock)
  await office.dialog().waitFor()
  await office.back(lock)
  const estimate = '估算未报单位'
  await office.go(estimate)
  await office.dialog().waitFor()
  await office.back(estimate)

  // From the figure to the cell, as far as a role sees it.
  const growth = await explained(office, `/review?form=B204-1&period=${period}`)
  const line = office.dialog().locator('tr', { hasText: firm })
  await line.first().waitFor()
  is(/B204-1.*B204-1!\d+/s.test(await line.first().textContent()), 'the statistician reads file and cell')
  await office.press('Escape')
  await office.closed()
  await office.page.waitForFunction(FIGURE)
  is(growth.length > 0, 'the focus is back on the figure')
  await office.leave()

  const leader = await hands(browser, url, 'leader', password)
  await explained(leader, '/home?period=2021-06')
  await leader.dialog().getByText('单位明细对当前账号不公开').waitFor()
  is(!(await leader.dialog().textContent()).includes(firm), 'the leader comes as far as the counts')
  await leader.press('End')
  await leader.dialog().getByRole('tab', { name: '质疑', selected: true }).waitFor()
  await leader.fill('质疑这个数', '与快报口径不一致，请说明')
  await leader.go('提交')
  await leader.dialog().getByText('与快报口径不一致').waitFor()
  await leader.go('导出', 'Shift+Tab')
  await leader.toButton('证据包 XLSX')
  is(true, 'a doubt is said, and the files are reached')
  await leader.press('Escape')
  await leader.closed()
  await leader.page.waitForFunction(FIGURE)
  is(true, 'the focus is back on the figure')
  await leader.press('Control+k')
  await leader.dialog().waitFor()
  await leader.page.waitForTimeout(150)
  await leader.press('Escape')
  await leader.closed()
  await leader.page.waitForFunction(FIGURE)
  is(true, 'and after the search too')
  await leader.leave()

  const auditor = await hands(browser, url, 'auditor', password)
  await auditor.press('g')
  await auditor.press('a')
  await auditor.page.waitForURL(/\/admin/)
  await settled(auditor.page)
  await auditor.fill('操作人', 'leader')
  await auditor.fill('操作', 'figure.explain')
  await auditor.press('Enter')
  await auditor.page.locator('tbody tr', { hasText: 'industry.output@2021-01..06' }).first().waitFor()
  is(true, 'the auditor finds what the leader looked at')
  await auditor.go('核对哈希链', 'Shift+Tab')
  await auditor.page.getByText('哈希链完整').waitFor()
  await auditor.leave()
}

const ON_PAGE = () => document.activeElement !== document.body
const FIGURE = () => !!document.activeElement.closest('.figure')

/** What the server says of it to whoever is signed in here. */
function asked(one, url) {
  return async (path) => (await one.context.request.get(`${url}/api/v1${path}`)).json()
}

/** Finds the sheet in the list, and types every cell of it. */
async function fill(clerk, api, { period, firm, month }) {
  const { page } = clerk
  const all = await values({ api: (_, path) => api(path) }, period, firm, month)
  await clerk.press('g')
  await clerk.press('f')
  await page.waitForURL(/\/filing/)
  await clerk.open(`/filing?period=${period}`)
  const name = (await api(`/sheets/B204-1/${period}/${firm}`)).unitName
  await clerk.to((el, firmName) => /B204-1/.test(el.ariaLabel ?? '') && el.ariaLabel.includes(firmName), name)
  await clerk.press('Enter')
  await page.locator('#cell-01_1').waitFor()
  await settled(page)
  await clerk.to(cell)
  await clerk.press('Alt+h')
  await page.getByRole('table', { name: /最近 12 期/ }).waitFor()
  await clerk.press('Alt+h')
  is(await clerk.at(cell), 'the last values are seen without leaving the cell')
  for (;;) {
    const [item, column] = await page.evaluate(() => document.activeElement.id.replace('cell-', '').split('_'))
    await clerk.type(all[item][Number(column) - 1])
    await clerk.press('Tab')
    if (!(await clerk.at(cell))) break
  }
  await page.getByText('全部已保存').waitFor()
}

async function submit(clerk) {
  const { page } = clerk
  await clerk.toButton('上报', 'Shift+Tab')
  await clerk.press('Enter')
  await clerk.dialog().waitFor()
  await clerk.back('上报')
  await clerk.toButton('消息')
  await clerk.press('Enter')
  await clerk.dialog().waitFor()
  await clerk.back('消息')
  await clerk.toButton('上报', 'Shift+Tab')
  await clerk.press('Enter')
  await clerk.dialog().waitFor()
  await clerk.fill('单位负责人', '王某')
  await clerk.fill('填表人', '李某')
  await clerk.fill('联系电话', '0000-0000000')
  await clerk.press('Enter')
  await page.getByRole('heading', { name: '上报回执' }).waitFor()
  await clerk.closed()
  await page.waitForFunction(() => document.activeElement.closest('.receipt'))
  is(true, 'the focus is on the receipt: what opened the dialog has gone')
}

/** n opens the next sheet, until it is this one. */
async function chosen(office, name) {
  for (let i = 0; i < 20; i++) {
    await office.press('n')
    await office.page.locator('.case table').waitFor()
    if ((await office.page.locator('#case-title').textContent()) === name) return
  }
  throw new Error(`${name} does not wait`)
}

/** Opens the explanation of a growth, goes to its first operand, and to what was filed for that. */
async function explained(one, path) {
  const { page } = one
  await one.open(path)
  await page.locator('.figure button').first().waitFor()
  await one.to((el) => !!el.closest('.coverage .figure, .headline .figure') && /%/.test(el.textContent))
  const text = await page.evaluate(() => document.activeElement.textContent)
  await one.press('Enter')
  await one.dialog().getByRole('heading', { name: '与上年公布数的衔接' }).waitFor()
  await one.to((el) => !!el.closest('.explained table .figure'))
  await one.press('Enter')
  await eventually(async () => /explain=industry\.output%40/.test(page.url()), 'an operand has its own way back')
  await one.dialog().locator('.explained table').first().waitFor()
  await one.to((el) => el.role === 'tab' || el.getAttribute('role') === 'tab')
  await one.press('ArrowRight')
  await one.press('ArrowRight')
  await one.dialog().getByRole('tab', { name: '填报', selected: true }).waitFor()
  return text
}
