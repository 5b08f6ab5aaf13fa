// Who pulls the growth: the waterfall that adds up, the parts one by one down to the firm, who stayed, came and left.
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useIndicators } from '../../api/catalogue'
import { useContribution, useDimensions } from '../../api/contribution'
import { useRights } from '../../api/session'
import type { Apart, Part, Term } from '../../api/types'
import { periodLabel, reported } from '../../figure/period'
import { language, word } from '../../i18n'
import { grouped, measured } from '../../numbers/show'
import { NoRight } from '../../shell/Nowhere'
import { Title } from '../../shell/Title'
import { useWords } from '../../shell/useWords'
import { Chart } from '../../ui/Chart'
import { SelectField, TextField } from '../../ui/Field'
import { Empty, Notice } from '../../ui/Notice'
import { Answer } from '../../ui/State'
import { Table } from '../../ui/Table'
import { option } from './waterfall'

const BASES = ['comparable', 'published', 'restated', 'matched'] as const
/** What a part is taken apart by in its turn. */
const BELOW: Record<string, string> = { division: 'industry', industry: 'firm' }

export function Contribution() {
  const { t } = useTranslation()
  const { may, session } = useRights()
  const [words] = useWords()
  const indicator = words.indicator ?? 'industry.output'
  const by = words.by ?? 'division'
  const basis = BASES.find((one) => one === words.basis) ?? 'comparable'
  const month = words.period ?? session?.park.latest ?? session?.today.slice(0, 7) ?? ''
  const period = reported(month, 'monthly')
  const query = useContribution({ indicator, period, by, basis: words.basis ? basis : undefined, asOf: words.asOf })
  if (!may('figures.read')) return <NoRight title={t('menu.contribution')} />
  return (
    <>
      <Title text={t('menu.contribution')} note={t('contribution.note')} />
      <Choice indicator={indicator} by={by} basis={basis} month={month} />
      <Answer query={query} lines={10}>
        {(found) => <Found found={found} by={by} period={period ?? ''} />}
      </Answer>
    </>
  )
}

function Choice(p: { indicator: string; by: string; basis: string; month: string }) {
  const { t } = useTranslation()
  const [, set] = useWords()
  const indicators = useIndicators('')
  const dimensions = useDimensions()
  const listed = (indicators.data?.items ?? []).map((i) => ({ value: i.id, label: i.title }))
  const known = listed.some((one) => one.value === p.indicator)
  return (
    <div className="filter">
      <SelectField
        label={t('data.indicator')}
        value={p.indicator}
        onChange={(indicator) => set({ indicator })}
        options={known ? listed : [{ value: p.indicator, label: p.indicator }, ...listed]}
      />
      <TextField
        label={t('shell.period')}
        type="month"
        value={p.month.slice(0, 7)}
        onChange={(v) => set({ period: v || undefined }, true)}
      />
      <SelectField
        label={t('contribution.by')}
        value={p.by}
        onChange={(by) => set({ by })}
        options={(dimensions.data?.items ?? [{ id: p.by, title: p.by }]).map((d) => ({ value: d.id, label: d.title }))}
      />
      <SelectField
        label={t('contribution.basis')}
        value={p.basis}
        onChange={(basis) => set({ basis })}
        options={BASES.map((one) => ({ value: one, label: word('basis', one) }))}
      />
    </div>
  )
}

function Found({ found, by, period }: { found: Apart; by: string; period: string }) {
  const { t } = useTranslation()
  const [, set] = useWords()
  const drawn = useCallback((width: number) => option(found.bars, t('contribution.points'), width), [found.bars, t])
  return (
    <>
      <p className="sentence">
        {found.title} · {periodLabel(period, language())}{' '}
        <span className="figure">
          <button type="button" aria-haspopup="dialog" onClick={() => set({ explain: found.figure })}>
            <span className="digits">{found.growth.shown}</span>
            {found.growth.value !== null && '%'}
            <span className="unseen"> {t('figure.explain')}</span>
          </button>
        </span>
      </p>
      {!found.addsUp && <Notice tone="warning" title={t('contribution.overlap')} />}
      {found.members.length === 0 && <Empty title={t('contribution.none')} why={t('contribution.noneWhy')} />}
      {found.bars.length > 1 && (
        <Chart
          title={t('contribution.waterfall')}
          finding={found.finding ?? undefined}
          option={drawn}
          height={34 * found.bars.length + 40}
        />
      )}
      <Parts found={found} by={by} />
      {found.terms.length > 0 && <Terms rows={found.terms} unit={found.unit} />}
    </>
  )
}

function Parts({ found, by }: { found: Apart; by: string }) {
  const { t } = useTranslation()
  const [words, set] = useWords()
  const below = BELOW[by]
  const amount = (value: string | null) => (value === null ? '--' : grouped(value))
  if (found.members.length === 0) return null
  return (
    <Table
      caption={t('contribution.parts')}
      columns={[
        {
          key: 'title',
          title: t('contribution.part'),
          head: true,
          wide: true,
          cell: (m: Part) =>
            below ? (
              <Link to="/contribution" search={{ ...words, by: below }}>
                {m.title}
              </Link>
            ) : (
              m.title
            ),
        },
        {
          key: 'current',
          title: measured(t('bridge.current'), found.unit, language()),
          number: true,
          cell: (m) => amount(m.current),
        },
        {
          key: 'base',
          title: measured(t('bridge.base'), found.unit, language()),
          number: true,
          cell: (m) => amount(m.base),
        },
        {
          key: 'growth',
          title: t('contribution.growth'),
          number: true,
          cell: (m) => (
            <span className="figure">
              <button type="button" aria-haspopup="dialog" onClick={() => set({ explain: m.figure })}>
                <span className="digits">{m.growth.shown}</span>
                <span className="unseen">
                  {' '}
                  {m.title} {t('figure.explain')}
                </span>
              </button>
            </span>
          ),
        },
        { key: 'pull', title: t('contribution.pull'), number: true, cell: (m) => m.pull.shown },
        { key: 'share', title: t('contribution.share'), number: true, cell: (m) => m.contribution.shown },
        { key: 'without', title: t('contribution.without'), number: true, cell: (m) => m.without.shown },
      ]}
      rows={found.members}
      id={(m) => m.member}
      foot={
        <tfoot>
          {found.others && (
            <Foot
              name={t('contribution.others', { n: found.others.members })}
              pull={found.others.pull.shown}
              share={found.others.contribution.shown}
            />
          )}
          {found.rounding && (
            <Foot name={t('contribution.rounding')} pull={found.rounding.points} share={found.rounding.percent} />
          )}
          {found.addsUp && (
            <Foot name={t('contribution.total')} pull={found.total.points} share={found.total.percent} />
          )}
        </tfoot>
      }
    />
  )
}

function Foot(p: { name: string; pull: string; share: string }) {
  return (
    <tr>
      <th scope="row" colSpan={4}>
        {p.name}
      </th>
      <td className="n">{p.pull}</td>
      <td className="n">{p.share}</td>
      <td />
    </tr>
  )
}

function Terms({ rows, unit }: { rows: Term[]; unit: string }) {
  const { t } = useTranslation()
  return (
    <Table
      caption={t('contribution.terms')}
      showCaption
      columns={[
        { key: 'title', title: t('bridge.part'), head: true, cell: (r: Term) => r.title },
        { key: 'units', title: t('bridge.units'), number: true, cell: (r) => r.units ?? '' },
        {
          key: 'change',
          title: measured(t('contribution.change'), unit, language()),
          number: true,
          cell: (r) => grouped(r.change),
        },
        { key: 'pull', title: t('contribution.pull'), number: true, cell: (r) => r.pull.shown },
      ]}
      rows={rows}
      id={(r) => r.part}
    />
  )
}
