// Late firms are estimated by decision: chosen, said why, marked in the figure and in what explains it, and ended again.
import { eventually, is, person, same } from '../person.mjs'

export async function estimate({ browser, url, password, period }) {
  const office = await person(browser, url, 'statistician', password)
  const { page } = office
  const asked = `/review?form=B204-1&period=${period}`
  await office.open(asked)
  const begin = office.button('估算未报单位')
  await begin.focus()
  await page.keyboard.press('Enter')
  await office.dialog().getByLabel('方法').waitFor()
  await page.waitForTimeout(300)
  await office.clean('choosing a method of estimation')
  await office.picture('review-estimate')
  await page.keyboard.press('Escape')
  await office.dialog().waitFor({ state: 'hidden' })
  await eventually(() => begin.evaluate((el) => el === document.activeElement), 'the focus is back where it was')
  await begin.click()
  await office.dialog().getByLabel('方法').selectOption({ label: '按上年同期数估算' })
  const go = office.button('开始估算')
  await office.dialog().getByLabel('理由').fill('太短')
  is(await go.isDisabled(), 'without a reason nothing is estimated')
  await office.dialog().getByLabel('理由').fill('月报截止，先行估算')
  await go.click()
  await office.dialog().waitFor({ state: 'hidden' })
  await page.getByText('家未报单位按“按上年同期数估算”估算').waitFor()
  const { estimate: decided, late } = await office.api('GET', asked)
  same(decided.method, 'same_as_base', 'it is decided')
  same(decided.late, late.length, 'for all who are late')
  is(
    (await page.locator('.notice', { hasText: '含估算同比' }).textContent()).includes(decided.growth),
    'its growth is shown',
  )
  is(await page.locator('.notice abbr', { hasText: '估' }).isVisible(), 'and marked as estimated')
  await office.clean('an estimate')
  await office.picture('review-estimated')
  await page.locator('.notice .figure button').click()
  await office.dialog().getByText('估计数').first().waitFor()
  is(/impute=same_as_base/.test(decodeURIComponent(page.url())), 'the method is part of the name of the figure')
  await office.clean('what explains an estimate')
  await page.keyboard.press('Escape')
  await office.dialog().waitFor({ state: 'hidden' })
  await office.button('停止估算').click()
  await office.dialog().getByRole('button', { name: '停止估算' }).click()
  await office.dialog().waitFor({ state: 'hidden' })
  await begin.waitFor()
  same((await office.api('GET', asked)).estimate, null, 'it is ended')
  const text = page.waitForEvent('download')
  await office.button('导出清单 CSV').click()
  same((await text).suggestedFilename(), `review-B204-1-${period}.csv`, 'the list is a file')
  await office.leave()
}
