// A figure on a page: its value, its mark, and the way back behind it.
import { useTranslation } from 'react-i18next'
import type { Figure as Found } from '../api/shapes'
import { said, word } from '../i18n'
import { arrow, grouped } from '../numbers/show'
import { useWords } from '../shell/useWords'

type Shown = Pick<Found, 'id' | 'value' | 'reason' | 'shown' | 'status' | 'unit'> & Partial<Found>

/** What stands in the place of a value: `×` suppressed, `--` not filed, `/` not applicable. */
export function inPlace(reason: string | null): string {
  if (reason === 'suppressed') return '×'
  return reason === 'not_applicable' || reason === 'not_in_force' ? '/' : '--'
}

export function useFigureText(f: Shown): { text: string; mark: string | null; unit: string } {
  const { t } = useTranslation()
  const growth = f.unit === '%' && (f.indicator ?? f.id.split('@')[0] ?? '').endsWith('.growth')
  const text =
    f.shown.value === null ? inPlace(f.reason) : `${growth ? arrow(f.shown.value) : ''}${grouped(f.shown.value)}`
  const estimated = f.status === 'estimated' || (f.flags?.imputed ?? 0) > 0
  const mark =
    f.shown.value === null
      ? null
      : estimated
        ? t('mark.estimated')
        : f.status === 'provisional'
          ? t('mark.provisional')
          : f.status === 'revised'
            ? t('mark.revised')
            : null
  return { text, mark, unit: f.shown.value === null ? '' : f.shown.unit }
}

export function Figure(p: { figure: Shown; onOpen?: (id: string) => void; big?: boolean; noUnit?: boolean }) {
  const { t } = useTranslation()
  const [, set] = useWords()
  const { text, mark, unit } = useFigureText(p.figure)
  const f = p.figure
  const whole = f.value === null ? word('reason', f.reason) : `${grouped(f.value)} ${f.unit}`
  const open = () => (p.onOpen ? p.onOpen(f.id) : set({ explain: f.id }))
  return (
    <span className={`figure${p.big ? ' big' : ''}`}>
      <button type="button" onClick={open} title={whole} aria-haspopup="dialog">
        <span className="digits">{text}</span>
        {f.value === null && <span className="unseen"> {word('reason', f.reason)}</span>}
        {unit && !p.noUnit && <span className="unit">{unit}</span>}
        <span className="unseen">
          {' '}
          {f.title ? said(f.title) : ''} {t('figure.explain')}
        </span>
      </button>
      {mark && (
        <abbr className="mark" title={word('status', f.status)}>
          {mark}
        </abbr>
      )}
    </span>
  )
}

export function Legend() {
  const { t } = useTranslation()
  return <p className="legend">{t('figure.legend')}</p>
}
