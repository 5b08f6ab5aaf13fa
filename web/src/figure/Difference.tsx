// Why a figure changed between two moments, cause by cause.
import { useTranslation } from 'react-i18next'
import { useDifference } from '../api/figures'
import type { Cause, Difference } from '../api/shapes'
import { language, said, word } from '../i18n'
import { grouped, moment, shortened } from '../numbers/show'
import { unitName } from '../numbers/units'
import { Notice } from '../ui/Notice'
import { Answer } from '../ui/State'
import { Table } from '../ui/Table'
import { printed } from './Figure'
import { periodLabel } from './period'

export function DifferenceView(p: { id: string; from: string; to?: string }) {
  const query = useDifference(p.id, p.from, p.to)
  return <Answer query={query}>{(found) => <Causes found={found} />}</Answer>
}

function Causes({ found }: { found: Difference }) {
  const { t } = useTranslation()
  const shown = (f: Difference['from']) => (f.shown.value === null ? word('reason', f.reason) : spoken(f.shown))
  return (
    <section aria-label={t('difference.title')}>
      <h3>{t('difference.title')}</h3>
      <Notice>
        <p>
          {t('difference.sentence', {
            title: said(found.title),
            from: moment(found.from.as_of),
            before: shown(found.from),
            to: moment(found.to.as_of),
            after: shown(found.to),
          })}{' '}
          {found.change &&
            t('difference.change', { change: grouped(shortened(found.change)), unit: unitName(found.unit) })}
        </p>
      </Notice>
      <Table
        stacked
        caption={t('difference.title')}
        columns={[
          { key: 'at', title: t('revisions.known'), cell: (c: Cause) => <span className="whole">{moment(c.at)}</span> },
          { key: 'kind', title: t('difference.kind'), cell: (c) => word('cause', c.kind) },
          { key: 'who', title: t('difference.who'), head: true, wide: true, cell: (c) => <What cause={c} /> },
          {
            key: 'share',
            title: t('difference.share', { unit: unitName(found.unit) }),
            number: true,
            cell: (c) =>
              c.share ? <span title={c.share}>{grouped(shortened(c.share))}</span> : t('difference.together'),
          },
        ]}
        rows={found.causes}
        id={(_, at) => String(at)}
      />
      {found.together.map((x) => (
        <p key={x.why} className="small">
          {word('together', x.why)}: {x.causes}
          {x.share && ` · ${grouped(shortened(x.share))} ${unitName(found.unit)}`}
        </p>
      ))}
      <p className="small">{t('difference.without', { ...found.without_effect })}</p>
    </section>
  )
}

function spoken(shown: Difference['from']['shown']): string {
  const { digits, unit } = printed(shown)
  return unit === '%' || language() === 'zh' ? `${grouped(digits)}${unit}` : `${grouped(digits)} ${unit}`
}

function What({ cause }: { cause: Cause }) {
  const values = cause.values?.map((v) => (
    <li key={v.fact}>
      {v.form}.{v.item} {periodLabel(v.period, language())}:{' '}
      {v.replaced_value !== null && <del>{grouped(v.replaced_value)}</del>} {grouped(v.value)} · {v.person} ·{' '}
      {v.file.split('/').pop()} {v.cell}
      {v.note && ` · ${v.note}`}
    </li>
  ))
  const rows = cause.rows?.map((r) => (
    <li key={`${r.attribute}${r.valid_from}`}>
      {r.attribute}: {r.value} ({r.valid_from}) · {r.person}
    </li>
  ))
  const changed = cause.changed?.map((c) => (
    <li key={c.id}>
      {c.kind} {c.id}: <del>{c.before}</del> {c.after}
    </li>
  ))
  return (
    <>
      {cause.name} {cause.unit && <code className="small">{cause.unit}</code>}
      {(values ?? rows ?? changed) && <ul className="small">{values ?? rows ?? changed}</ul>}
    </>
  )
}
