// Which form and period stand in front where nobody has chosen.
import type { PeriodRow } from '../../api/types'

/** The chosen one; else the latest with sheets that wait, the latest that is open, the latest. The server has the latest first. */
export function current(periods: PeriodRow[] | undefined, words: { form?: string; period?: string }): PeriodRow | null {
  const fits = (periods ?? []).filter(
    (p) => (!words.form || p.form === words.form) && (!words.period || p.period === words.period),
  )
  return fits.find((p) => p.submitted > 0 && !p.locked) ?? fits.find((p) => !p.locked) ?? fits[0] ?? null
}
