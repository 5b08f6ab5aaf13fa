// A figure on a page: its value, its mark, and the way back behind it.
import { useTranslation } from 'react-i18next'
import type { Figure as Found } from '../api/shapes'
import { language, said, word } from '../i18n'
import { grouped, pointing } from '../numbers/show'
import { withUnit } from '../numbers/units'
import { useWords } from '../shell/useWords'

type Shown = Pick<Found, 'id' | 'value' | 'reason' | 'shown' | 'status' | 'unit'> & Partial<Found>

/** What stands in the place of a value: `×` suppressed, `--` not filed, `/` not applicable. */
export function inPlace(reason: string | null): string {
  if (reason === 'suppressed') return '×'
  return reason === 'not_applicable' || reason === 'not_in_force' ? '/' : '--'
}

/** Number and unit as the language of the page prints them: `264.5` `亿元`, `26.45` `billion yuan`. */
export function printed(shown: Found['shown']): { digits: string; unit: string } {
  const whole = shown[language()] ?? `${shown.value ?? ''}${shown.unit}`
  const found = /^([+\-−]?[\d.,]+)\s*(.*)$/.exec(whole)
  return found ? { digits: found[1] ?? '', unit: found[2] ?? '' } : { digits: whole, unit: '' }
}

export function useFigureText(f: Shown): { text: string; mark: string | null; unit: string } {
  const { t } = useTranslation()
  const growth = f.unit === '%' && (f.indicator ?? f.id.split('@')[0] ?? '').endsWith('.growth')
  const said = f.shown.value === null ? { digits: '', unit: '' } : printed(f.shown)
  const text =
    f.shown.value === null
      ? inPlace(f.reason)
      : growth
        ? pointing(f.shown.value, grouped(said.digits))
        : grouped(said.digits)
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
  return { text, mark, unit: said.unit }
}

export function Figure(p: {
  figure: Shown
  onOpen?: (id: string) => void
  big?: boolean
  noUnit?: boolean
  /** Says in words why there is no value, and how many have filed while not all have. */
  told?: boolean
}) {
  const { t } = useTranslation()
  const [, set] = useWords()
  const { text, mark, unit } = useFigureText(p.figure)
  const f = p.figure
  const whole = f.value === null ? word('reason', f.reason) : withUnit(grouped(f.value), f.unit)
  const open = () => (p.onOpen ? p.onOpen(f.id) : set({ explain: f.id }))
  return (
    <span className={`figure${p.big ? ' big' : ''}`}>
      <button type="button" onClick={open} title={whole} aria-haspopup="dialog">
        <span className="digits">{text}</span>
        {f.value === null && <span className="unseen"> {word('reason', f.reason)}</span>}
        {unit && !p.noUnit && <span className={unit === '%' ? undefined : 'unit'}>{unit}</span>}
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
      {p.told && <Told figure={f} />}
    </span>
  )
}

function Told({ figure: f }: { figure: Shown }) {
  const { t } = useTranslation()
  const c = f.coverage
  if (f.value === null) return <span className="told">{word('reason', f.reason)}</span>
  if (!c || c.filed >= c.expected) return null
  return (
    <span className="told">
      {t('explain.coverage')} {c.filed}/{c.expected}
    </span>
  )
}

export function Legend() {
  const { t } = useTranslation()
  return <p className="legend">{t('figure.legend')}</p>
}
