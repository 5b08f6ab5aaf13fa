// The pages that are looked at, for whom, and what is opened on them.
const FIGURE = 'industry.output.growth@2021-01..06,area=park,basis=comparable,price=current'
const figure = (id, rest = '') => `/f/${encodeURIComponent(id)}${rest}`
const press = (page, re) => page.getByRole('button', { name: re }).first().click()
const dialog = (page) => page.locator('[role=dialog]:visible').waitFor()

/** Each: a name, a path, and what is done there before it is looked at. Those where nothing is done are weighed too. */
export const pages = (firm, period) => {
  const sheet = `/filing/B204-1/${period}/${firm}`
  return {
    '': [
      { name: 'signin', path: '/signin' },
      { name: 'setup', path: '/setup' },
    ],
    clerk: [
      { name: 'home-clerk', path: `/home?period=${period}` },
      { name: 'filing', path: `/filing?period=${period}` },
      { name: 'filing-empty', path: '/filing?state=accepted&period=2019-01' },
      { name: 'sheet', path: sheet },
      {
        name: 'sheet-workbook',
        path: `/filing/B203/${period}/${firm}`,
        act: async (page) => {
          await press(page, /^(导入表格|Upload a workbook)$/)
          await dialog(page)
        },
      },
      {
        name: 'sheet-messages',
        path: sheet,
        act: async (page) => {
          await press(page, /^(消息|Messages)/)
          await dialog(page)
        },
      },
      { name: 'account', path: '/account' },
      {
        name: 'figure-suppressed',
        path: figure(FIGURE.replace('output', 'output.hightech').replace('..06', '..07')),
      },
      {
        name: 'sheet-past',
        path: sheet,
        act: async (page) => {
          await page.locator('.past-button').first().click()
          await page.locator('tr.past table').waitFor()
        },
      },
      { name: 'noright', path: '/admin' },
      { name: 'nowhere', path: '/no/such-page', status: 404 },
      {
        name: 'shortcuts',
        path: '/home',
        act: async (page) => {
          await page.keyboard.press('?')
          await dialog(page)
        },
      },
      {
        name: 'palette',
        path: '/home',
        act: async (page) => {
          await page.keyboard.press('Control+k')
          await page.locator('.palette input').fill('gsgy')
          await page.locator('[cmdk-item]').nth(1).waitFor()
        },
      },
    ],
    statistician: [
      { name: 'home-statistician', path: `/home?period=${period}` },
      { name: 'review', path: `/review?form=B204-1&period=${period}` },
      {
        name: 'review-case',
        path: `/review?form=B204-1&period=${period}`,
        act: async (page) => {
          await page.locator('.queue-list button').first().click()
          await page.locator('.case table').waitFor()
        },
      },
      {
        name: 'review-lock',
        path: `/review?form=B204-1&period=${period}`,
        act: async (page) => {
          await press(page, /^(锁定本期|Lock the period)$/)
          await dialog(page)
        },
      },
      {
        name: 'popover-when',
        path: '/home?period=2021-06',
        act: async (page) => {
          await page.locator('.top .opener').nth(-3).click()
          await page.locator('.top .panel:visible').waitFor()
        },
      },
      {
        name: 'popover-who',
        path: '/home?period=2021-06',
        act: async (page) => {
          await page.locator('.top .opener').last().click()
          await page.locator('.top .panel:visible').waitFor()
        },
      },
      { name: 'review-none', path: '/review?form=202-1&period=2021-Q2' },
      { name: 'filing-office', path: `/filing?period=${period}` },
      { name: 'admin-requests', path: '/admin?tab=requests' },
      { name: 'admin-locks', path: '/admin?tab=locks' },
      { name: 'figure-formula', path: figure(FIGURE) },
      ...['population', 'filings', 'revisions', 'changes', 'checks', 'uses', 'doubts'].map((tab) => ({
        name: `figure-${tab}`,
        path: figure(FIGURE, `?tab=${tab}`),
      })),
      {
        name: 'figure-exports',
        path: figure(FIGURE),
        act: async (page) => press(page, /^(导出|Export)$/),
      },
      {
        name: 'review-estimating',
        path: `/review?form=B204-1&period=${period}`,
        act: async (page) => {
          await press(page, /^(估算未报单位|Estimate late firms)$/)
          await dialog(page)
        },
      },
      { name: 'figure-drawer', path: `/home?period=2021-06&explain=${encodeURIComponent(FIGURE)}`, act: dialog },
      { name: 'figure-notfiled', path: figure(FIGURE.replace('..06', '..12')) },
      { name: 'figure-missing', path: figure('no.such.figure@2021'), status: 404, server: true },
    ],
    leader: [
      { name: 'home-leader', path: '/home?period=2021-06' },
      { name: 'home-asof', path: '/home?period=2021-06&asOf=2021-07-12' },
      { name: 'data', path: '/data?period=2021-06&indicator=industry.output' },
      { name: 'cockpit', path: '/cockpit?period=2021-06' },
      { name: 'cockpit-none', path: '/cockpit?period=2019-06' },
      { name: 'contribution', path: '/contribution?period=2021-06' },
      { name: 'targets', path: '/targets?period=2021' },
      { name: 'targets-none', path: '/targets?period=2019' },
      { name: 'contribution-firms', path: '/contribution?period=2021-06&by=firm' },
      { name: 'contribution-none', path: '/contribution?period=2019-01' },
      { name: 'figure-withheld', path: figure(FIGURE, '?tab=filings') },
    ],
    administrator: [
      { name: 'home-administrator', path: '/home' },
      { name: 'admin-accounts', path: '/admin?tab=accounts' },
      {
        name: 'admin-account-new',
        path: '/admin?tab=accounts',
        act: async (page) => {
          await press(page, /^(新建账号|New account)$/)
          await dialog(page)
        },
      },
    ],
    security: [
      {
        name: 'admin-account-rights',
        path: '/admin?tab=accounts',
        act: async (page) => {
          await press(page, /^(修改|Edit) clerk$/)
          await dialog(page)
        },
      },
    ],
    auditor: [
      { name: 'home-auditor', path: '/home' },
      { name: 'admin-trail', path: '/admin/trail' },
    ],
  }
}
