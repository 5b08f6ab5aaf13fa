// Looking with the eyes of another: read-only, said on every page, and back again.
import { is, person } from '../person.mjs'

export async function viewing({ browser, url, password }) {
  const admin = await person(browser, url, 'administrator', password)
  await admin.page.getByRole('button', { name: /管理员（示例）/ }).click()
  await admin.button('以他人身份查看').click()
  await admin.dialog().getByLabel('登录名').fill('leader')
  await admin.button('开始查看').click()
  await admin.sees(/正以 领导/)
  await admin.clean('seen as another')
  await admin.picture('viewing')
  await admin.button('结束查看').click()
  await admin.page.getByText(/正以 领导/).waitFor({ state: 'detached' })
  is(true, 'and back')
  await admin.leave()
}
