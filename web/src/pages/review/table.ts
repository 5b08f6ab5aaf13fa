// The review list as rows: what waits with its effect, and who is missing.
import type { TFunction } from 'i18next'
import type { PeriodRow, Review } from '../../api/types'
import { csv } from '../../numbers/table'
import { unitName } from '../../numbers/units'

export function reviewTable(at: PeriodRow, found: Review, t: TFunction): string {
  const head = [
    t('filing.form'),
    t('sheet.period'),
    t('account.scopesFirm'),
    t('common.firm'),
    t('filing.state'),
    t('review.submittedAt'),
    t('export.points'),
    t('export.amount'),
    t('common.unit'),
    'A',
    'B',
    'C',
    'D',
    t('filing.due'),
    t('review.reminded'),
    t('review.lastYear'),
  ]
  const waits = found.queue.map((r) => [
    at.form,
    at.period,
    r.unit,
    r.unitName,
    t('state.submitted'),
    r.submittedAt,
    r.effect?.points,
    r.effect?.amount,
    r.effect && unitName(r.effect.unit),
    r.counts?.A,
    r.counts?.B,
    r.counts?.C,
    r.counts?.D,
    '',
    '',
    '',
  ])
  const missing = found.late.map((r) => [
    at.form,
    at.period,
    r.unit,
    r.unitName,
    t(`state.${r.state}` as 'state.untouched'),
    ...Array<string>(8).fill(''),
    r.due,
    r.reminded,
    r.lastYear,
  ])
  return csv([head, ...waits, ...missing])
}
