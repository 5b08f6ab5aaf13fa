// Firms in the order of what they do to the published growth.
import { useTranslation } from 'react-i18next'
import type { Queued } from '../../api/types'
import { grouped, pointing, shortened } from '../../numbers/show'
import { unitName } from '../../numbers/units'

export function Queue(p: { rows: Queued[]; chosen: string | null; onChoose: (unit: string) => void }) {
  const { t } = useTranslation()
  return (
    <ol className="queue-list">
      {p.rows.map((r) => (
        <li key={r.unit} className={r.unit === p.chosen ? 'on' : undefined}>
          <button type="button" aria-pressed={r.unit === p.chosen} onClick={() => p.onChoose(r.unit)}>
            <span className="name">{r.unitName}</span>
            <span className="small">
              {r.effect?.points ? (
                <>
                  {t('review.effect')}{' '}
                  <span className="digits" title={r.effect.points}>
                    {pointing(r.effect.points, grouped(shortened(r.effect.points, 3)))}
                  </span>{' '}
                  {t('review.points')}
                </>
              ) : r.effect ? (
                <>
                  {t('review.adds')} <span className="digits">{grouped(r.effect.amount)}</span>{' '}
                  {unitName(r.effect.unit)}
                </>
              ) : (
                t('review.noEffect')
              )}
            </span>
          </button>
          <span className="chips">
            {(['A', 'B', 'C', 'D'] as const)
              .filter((c) => (r.counts?.[c] ?? 0) > 0)
              .map((c) => (
                <span key={c} className={`chip class-${c}`} title={t(`class.${c}`)}>
                  {c} {r.counts?.[c]}
                </span>
              ))}
          </span>
        </li>
      ))}
    </ol>
  )
}
