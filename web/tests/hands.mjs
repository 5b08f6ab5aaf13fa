// Somebody who has a keyboard and nothing else. Whatever a pointer sends is counted, and there must be none of it.
import { settled, WIDE, watch } from './browser.mjs'
import { is, same } from './person.mjs'

/** Before every page: tells what only a pointer sends. A click that a key makes has no pointer and counts nothing. */
const listen = () => {
  const tell = (e) => e.isTrusted && globalThis.pointed(e.type)
  for (const type of ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'touchstart', 'wheel', 'dblclick'])
    globalThis.addEventListener(type, tell, { capture: true, passive: true })
  globalThis.addEventListener('click', (e) => e.detail > 0 && tell(e), { capture: true })
}

export async function hands(browser, url, login, password) {
  const context = await browser.newContext({ viewport: WIDE, locale: 'zh-CN', reducedMotion: 'reduce' })
  const pointed = []
  await context.exposeFunction('pointed', (type) => pointed.push(type))
  await context.addInitScript(listen)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const faults = watch(page)
  const one = {
    page,
    context,
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    at: (which, about) => page.evaluate(`(${which})(document.activeElement, ${JSON.stringify(about ?? null)})`),
    /** Goes along the stops of the keyboard until `which` holds of the one that has the focus. */
    async to(which, about, key = 'Tab', most = 150) {
      for (let i = 0; i < most; i++) {
        if (await one.at(which, about).catch(() => false)) return
        await page.keyboard.press(key)
      }
      throw new Error(`${login}: nothing that is reached by ${key} is ${which} ${about ?? ''}`)
    },
    toButton: (name, key) => one.to(BUTTON, name, key),
    /** To a button, and presses it. */
    async go(name, key) {
      await one.toButton(name, key)
      await page.keyboard.press('Enter')
    },
    async fill(label, text) {
      await one.to(LABELLED, label)
      await page.keyboard.press('Control+a')
      await page.keyboard.type(text)
    },
    async open(path) {
      await page.goto(`${url}${path}`)
      await settled(page)
    },
    dialog: () => page.locator('[role=dialog]:visible'),
    async closed() {
      await one.dialog().waitFor({ state: 'hidden' })
    },
    /** Closes what is open, and the focus is back on what opened it. */
    async back(name) {
      await page.waitForTimeout(150)
      await page.keyboard.press('Escape')
      await one.closed()
      await page.waitForFunction(`(${BUTTON})(document.activeElement, ${JSON.stringify(name)})`)
      is(true, `the focus is back on ${name}`)
    },
    async leave() {
      same(faults.join(), '', `${login}: nothing went wrong in the pages`)
      same(pointed.join(), '', `${login}: no pointer was used`)
      await context.close()
    },
  }
  await page.goto(`${url}/signin?lang=zh`)
  await page.locator('button[type=submit]').waitFor()
  await one.to((el) => el.name === 'username')
  await one.type(login)
  await one.press('Tab')
  await one.type(password)
  await one.press('Enter')
  await page.waitForURL((url) => url.pathname.endsWith('/home'))
  await settled(page)
  return one
}

const BUTTON = (el, name) =>
  ['BUTTON', 'A'].includes(el.tagName) &&
  [el.textContent.trim(), el.getAttribute('aria-label') ?? ''].some(
    (said) => said === name || said.startsWith(`${name} `),
  )
const LABELLED = (el, label) => [...(el.labels ?? [])].some((l) => l.textContent.trim() === label)
