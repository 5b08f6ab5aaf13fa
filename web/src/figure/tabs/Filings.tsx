// The filed values behind a figure: file, cell, person, moment.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Explanation, Fact } from '../../api/shapes'
import { language, word } from '../../i18n'
import { grouped, moment } from '../../numbers/show'
import { Choices } from '../../ui/Field'
import { Empty, Notice } from '../../ui/Notice'
import { Table } from '../../ui/Table'
import { compareDecimals } from '../order'
import { periodLabel } from '../period'
import { type Fetching, More } from './Population'

export function Filings({ found, more: fetching }: { found: Explanation; more: Fetching }) {
  const { t } = useTranslation()
  const [order, setOrder] = useState('given')
  const all = found.sections.flatMap((s) => s.filings)
  const more = found.sections.map((s) => s.more?.filings ?? 0).find((n) => n > 0)
  if (found.withheld) return <Notice tone="warning" title={t('explain.withheld')} />
  if (all.length === 0) return <Empty title={t('filings.none')} why={t('filings.noneWhy')} />
  const rows = order === 'given' ? all : [...all].sort((a, b) => compareDecimals(b.value, a.value))
  return (
    <>
      <Choices
        label={t('filings.order')}
        value={order}
        onChange={setOrder}
        options={[
          { value: 'given', label: t('filings.given') },
          { value: 'value', label: t('filings.byValue') },
        ]}
      />
      <Facts rows={rows} caption={t('explain.tab.filings')} />
      <More n={more} {...fetching} />
    </>
  )
}

export function Facts({ rows, caption }: { rows: Fact[]; caption: string }) {
  const { t } = useTranslation()
  return (
    <Table
      stacked
      caption={caption}
      columns={[
        {
          key: 'place',
          title: t('filings.place'),
          wide: true,
          cell: (f: Fact) => (
            <span title={`${f.file} sha256 ${f.sha256}`}>
              {f.file.split('/').pop()} · {f.cell ?? t('filings.line', { n: f.line })}
            </span>
          ),
        },
        { key: 'unit', title: t('common.firm'), head: true, cell: (f) => <code>{f.unit}</code> },
        {
          key: 'item',
          title: t('filings.item'),
          cell: (f) => (
            <>
              {f.form}.{f.item}
              <br />
              <span className="small">
                <span className="whole">{periodLabel(f.period, language())}</span>{' '}
                {f.same_period ? t('filings.samePeriod') : ''}
              </span>
            </>
          ),
        },
        {
          key: 'value',
          title: t('common.value'),
          number: true,
          cell: (f) => (
            <>
              {grouped(f.value)}
              {f.replaced_value !== null && (
                <>
                  <br />
                  <del>
                    <span className="unseen">{t('filings.was')} </span>
                    {grouped(f.replaced_value)}
                  </del>
                </>
              )}
            </>
          ),
        },
        { key: 'role', title: t('filings.usedAs'), cell: (f) => (f.role ? word('use', f.role) : '') },
        { key: 'revision', title: t('filings.revision'), number: true, cell: (f) => f.revision },
        { key: 'known', title: t('filings.known'), cell: (f) => <span className="whole">{moment(f.known)}</span> },
        {
          key: 'person',
          title: t('filings.person'),
          wide: true,
          cell: (f) => (
            <>
              {f.person}
              {f.note && (
                <>
                  <br />
                  <span className="small">{f.note}</span>
                </>
              )}
            </>
          ),
        },
      ]}
      rows={rows}
      id={(f) => `${f.fact} ${f.role}`}
    />
  )
}
