// Whoever makes accounts gives no rights: the administrator makes one, security gives firms to the clerk.
import { createHmac } from 'node:crypto'
import { eventually, is, person, same } from '../person.mjs'

export async function accounts({ browser, url, password, firms }) {
  const admin = await person(browser, url, 'administrator', password)
  await admin.open('/admin?tab=accounts')
  await admin.button('新建账号').click()
  await admin.dialog().getByLabel('登录名').fill('journey')
  await admin.dialog().getByLabel('姓名').fill('新来的人')
  await admin.sees('角色和范围由安全员授予')
  is((await admin.dialog().getByRole('checkbox').count()) === 0, 'the administrator gives no roles')
  await admin.clean('a new account')
  await admin.button('保存').click()
  await admin.page.locator('.secret code').waitFor()
  const secret = await admin.page.locator('.secret code').textContent()
  await admin.clean('a secret')
  await admin.page.keyboard.press('Escape')
  is(await admin.page.locator('.secret code').isVisible(), 'a secret is not lost by a key')
  await admin.button('已妥善保存').click()
  // Two persons with one name are one to the rule of two persons.
  await admin.button('修改 statistician2').click()
  await admin.dialog().getByLabel('姓名').fill('统计员乙')
  await admin.button('保存').click()
  await admin.sees('统计员乙')
  await admin.leave()

  const security = await person(browser, url, 'security', password)
  await security.open('/admin?tab=accounts')
  await security.button('修改 clerk').click()
  await security
    .dialog()
    .getByLabel('范围')
    .fill(firms.map((f) => `firm:${f}`).join('\n'))
  await security.button('保存').click()
  await security.sees('已保存')
  const { items } = await security.api('GET', '/accounts?q=clerk')
  same(items[0].scopes.length, firms.length, 'the clerk files for four firms')
  await security.leave()

  await first(browser, url, secret)
}

/** The first sign-in: a new password before anything else, then a second step. */
async function first(browser, url, secret) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  const send = async (login, pw) => {
    await page.locator('input[name=username]').fill(login)
    await page.locator('input[name=password]').fill(pw)
    await page.locator('button[type=submit]').click()
  }
  await page.goto(`${url}/account?lang=zh`)
  await page.waitForURL(/signin/)
  await send('journey', 'not the secret')
  await page.getByText('登录名或密码不对').waitFor()
  await send('journey', secret)
  await page.getByRole('heading', { name: '请先修改密码' }).waitFor()
  const [old, next, again] = [0, 1, 2].map((i) => page.locator('input[type=password]').nth(i))
  await old.fill(secret)
  await next.fill('a-new-password-2021')
  await again.fill('a-new-passwort-2021')
  await page.getByText('两次输入不一致').waitFor()
  await again.fill('a-new-password-2021')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '本人账号' }).waitFor()
  is(true, 'the page asked for before signing in is shown after it')
  await page.getByRole('button', { name: '开启', exact: true }).click()
  await page.locator('svg.qr').waitFor()
  const key = (await page.locator('.secret code').first().textContent()).trim()
  await page.getByLabel('验证码').fill(code(key, 0))
  await page.getByRole('button', { name: '确认开启' }).click()
  await page.getByText('两步验证已开启').or(page.getByText('已开启')).first().waitFor()
  await page.request.delete(`${url}/api/v1/session`, { headers: { 'sec-fetch-site': 'same-origin' } })
  await page.goto(`${url}/signin?lang=zh`)
  await send('journey', 'a-new-password-2021')
  await page.locator('input[name=code]').waitFor()
  await eventually(() => page.evaluate(() => document.activeElement.name === 'code'), 'the code has the focus')
  await page.keyboard.type(code(key, 1))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/home(\?|$)/)
  is(true, 'signed in with a second step')
  await context.close()
}

/** The code of an authenticator (RFC 6238), so many steps from now. */
function code(secret, ahead) {
  const bits = [...secret.replace(/[\s=]/g, '')].map((c) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'),
  )
  const key = Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)
      .map((b) => Number.parseInt(b, 2)),
  )
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const hash = createHmac('sha1', key).update(counter).digest()
  const at = hash[19] & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
