// The formula, each operand with its own way back, and the bridge to last year's published total.
import { useTranslation } from 'react-i18next'
import type { Explanation, PanelPart, Step } from '../../api/shapes'
import { said, word } from '../../i18n'
import { grouped, shortened } from '../../numbers/show'
import { unitName } from '../../numbers/units'
import { Table } from '../../ui/Table'
import { inPlace } from '../Figure'

export function Formula({ found, onOpen }: { found: Explanation; onOpen: (id: string) => void }) {
  const { t } = useTranslation()
  const d = found.definition
  return (
    <>
      <Table
        stacked
        caption={t('explain.tab.formula')}
        columns={[
          { key: 'label', title: t('formula.step'), head: true, cell: (s: Step) => said(s.label) },
          {
            key: 'expression',
            title: t('formula.expression'),
            wide: true,
            cell: (s) => s.expression && <code>{s.expression}</code>,
          },
          { key: 'value', title: t('common.value'), number: true, cell: (s) => <Operand step={s} onOpen={onOpen} /> },
          { key: 'unit', title: t('common.unit'), cell: (s) => unitName(s.unit) },
        ]}
        rows={found.formula}
        id={(_, at) => String(at)}
      />
      {d.from && (
        <p className="small">
          {t('formula.since', { day: d.from })} {d.both_years && t('formula.bothYears')}
        </p>
      )}
      {d.last_year_not_used && (
        <p className="small">
          {t('formula.notUsed', { day: d.last_year_not_used.from })} <code>{d.last_year_not_used.formula}</code>
        </p>
      )}
      <Bridge found={found} />
    </>
  )
}

function Operand({ step, onOpen }: { step: Step; onOpen: (id: string) => void }) {
  const { t } = useTranslation()
  const id = step.figure
  if (step.value === null) return <span title={word('reason', step.reason)}>{inPlace(step.reason)}</span>
  const text = <span title={step.value}>{grouped(shortened(step.value))}</span>
  if (!id) return text
  return (
    <span className="figure">
      <button type="button" onClick={() => onOpen(id)}>
        {text}
        <span className="unseen">
          {' '}
          {said(step.label)} {t('figure.explain')}
        </span>
      </button>
    </span>
  )
}

function Bridge({ found }: { found: Explanation }) {
  const { t } = useTranslation()
  const { panel, amount_unit: unit, published_current: current, published_base: base } = found.figure
  if (!panel) return null
  const rows = Object.entries(panel).filter((e): e is [string, PanelPart] => typeof e[1] === 'object' && e[1].units > 0)
  const total = typeof panel.bridge_total === 'string' ? panel.bridge_total : ''
  return (
    <>
      <h3>{t('bridge.title')}</h3>
      <p className="small">{t('bridge.unit', { unit: unitName(unit ?? '') })}</p>
      <Table
        caption={t('bridge.title')}
        columns={[
          {
            key: 'part',
            title: t('bridge.part'),
            head: true,
            cell: ([name]: [string, PanelPart]) => word('part', name),
          },
          { key: 'units', title: t('bridge.units'), number: true, cell: ([, v]) => v.units },
          { key: 'current', title: t('bridge.current'), number: true, cell: ([, v]) => grouped(v.current) },
          { key: 'base', title: t('bridge.base'), number: true, cell: ([, v]) => grouped(v.base) },
          { key: 'published', title: t('bridge.published'), number: true, cell: ([, v]) => grouped(v.published) },
          { key: 'bridge', title: t('bridge.bridge'), number: true, cell: ([, v]) => grouped(v.bridge) },
        ]}
        rows={rows}
        id={([name]) => name}
        foot={
          <tfoot>
            <tr>
              <th scope="row">{t('common.total')}</th>
              <td />
              <td className="n">{grouped(current ?? '')}</td>
              <td />
              <td className="n">{grouped(base ?? '')}</td>
              <td className="n">{grouped(total)}</td>
            </tr>
          </tfoot>
        }
      />
    </>
  )
}
