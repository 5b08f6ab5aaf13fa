// How far the values of the sheet have come, in words, read aloud when it changes.
import { useTranslation } from 'react-i18next'
import type { Cells } from './grid/cells'
import { useTally } from './useCells'

export function StateLine({ cells, readOnly }: { cells: Cells; readOnly: boolean }) {
  const { t } = useTranslation()
  const tally = useTally(cells)
  const words = [
    tally.saving > 0 && t('line.saving'),
    tally.waiting > 0 && t('line.waiting', { n: tally.waiting }),
    tally.invalid > 0 && t('line.invalid', { n: tally.invalid }),
    tally.conflict > 0 && t('line.conflict', { n: tally.conflict }),
  ].filter(Boolean)
  return (
    <p
      className={`line${readOnly ? ' fixed' : ''}${tally.waiting + tally.conflict + tally.invalid > 0 ? ' warning' : ''}`}
      role="status"
    >
      {readOnly ? t('line.readOnly') : words.length > 0 ? words.join(' · ') : t('line.saved')}
    </p>
  )
}
