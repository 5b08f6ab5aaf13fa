// Who has not filed, and reminding them.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReviewActs } from '../../api/review'
import { useRights } from '../../api/session'
import type { PeriodRow, Review } from '../../api/types'
import { grouped, moment } from '../../numbers/show'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'

/** Firms listed at once. */
const PAGE = 20

/** An amount with its unit, its digits grouped. */
const spoken = (text: string): string => text.replace(/^[+\-−]?[\d.]+/, (digits) => grouped(digits))

export function Late({ at, rows }: { at: PeriodRow; rows: Review['late'] }) {
  const { t } = useTranslation()
  const { may } = useRights()
  const { remind } = useReviewActs()
  const [chosen, setChosen] = useState<string[]>([])
  const [most, setMost] = useState(PAGE)
  const shown = rows.slice(0, most)
  const all = rows.map((r) => r.unit)
  const toggle = (unit: string, on: boolean) => setChosen(on ? [...chosen, unit] : chosen.filter((u) => u !== unit))
  const send = () =>
    remind.mutate({ form: at.form, period: at.period, units: chosen }, { onSuccess: () => setChosen([]) })
  if (rows.length === 0) return null
  return (
    <>
      <h2>
        {t('review.late')} ({rows.length})
      </h2>
      {may('reminders.send') && (
        <div className="actions">
          <CheckField
            label={t('common.all')}
            checked={chosen.length === all.length}
            onChange={(on) => setChosen(on ? all : [])}
          />
          <Button small disabled={chosen.length === 0} busy={remind.isPending} onClick={send}>
            {t('review.remind', { n: chosen.length })}
          </Button>
        </div>
      )}
      {remind.error && <ErrorState error={remind.error} />}
      {remind.data && <Notice live tone="good" title={t('review.remindedAll', { n: remind.data.count })} />}
      <ul className="late">
        {shown.map((r) => (
          <li key={r.unit}>
            {may('reminders.send') ? (
              <CheckField label={r.unitName} checked={chosen.includes(r.unit)} onChange={(on) => toggle(r.unit, on)} />
            ) : (
              r.unitName
            )}
            <span className="small">
              {r.due && `${t('filing.due')} ${moment(r.due)} · `}
              {r.lastYear && `${t('review.lastYear')} ${spoken(r.lastYear)} · `}
              {r.reminded ? `${t('review.reminded')} ${moment(r.reminded)}` : t('review.notReminded')}
            </span>
          </li>
        ))}
      </ul>
      {rows.length > shown.length && (
        <Button small onClick={() => setMost(most + PAGE)}>
          {t('review.moreLate', { n: rows.length - shown.length })}
        </Button>
      )}
    </>
  )
}
