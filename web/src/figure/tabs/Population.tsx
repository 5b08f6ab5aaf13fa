// Which units are in, which are not, and why.
import { useTranslation } from 'react-i18next'
import type { Explanation, Member } from '../../api/shapes'
import { said, word } from '../../i18n'
import { grouped } from '../../numbers/show'
import { Chip, Empty, Notice } from '../../ui/Notice'
import { Table } from '../../ui/Table'

export function Population({ found, hasCounts }: { found: Explanation; hasCounts: boolean }) {
  const { t } = useTranslation()
  if (!hasCounts) return <Empty title={t('population.none')} why={t('population.noneWhy')} />
  return (
    <>
      {found.withheld && <Notice tone="warning" title={t('explain.withheld')} />}
      {found.sections.map((s) => (
        <section key={`${s.area} ${s.items}`}>
          <h3>
            <code>{s.items}</code>
          </h3>
          <p className="chips">
            {Object.entries(s.counts).map(([part, n]) => (
              <Chip key={part}>
                {word('part', part)} {n}
              </Chip>
            ))}
          </p>
          {s.population.length > 0 && (
            <Members rows={s.population} caption={`${t('explain.tab.population')} ${s.items}`} />
          )}
          <More n={s.more?.population} />
        </section>
      ))}
    </>
  )
}

function Members({ rows, caption }: { rows: Member[]; caption: string }) {
  const { t } = useTranslation()
  return (
    <Table
      caption={caption}
      columns={[
        {
          key: 'unit',
          title: t('common.firm'),
          head: true,
          wide: true,
          cell: (m: Member) => (
            <>
              {m.name}
              <br />
              <code className="small">{m.unit}</code>
            </>
          ),
        },
        { key: 'industry', title: t('population.industry'), cell: (m) => m.industry },
        { key: 'part', title: t('bridge.part'), cell: (m) => word('part', m.part) },
        {
          key: 'current',
          title: t('bridge.current'),
          number: true,
          cell: (m) => (m.current === null ? '--' : grouped(m.current)),
        },
        { key: 'base', title: t('bridge.base'), number: true, cell: (m) => (m.base === null ? '--' : grouped(m.base)) },
        { key: 'why', title: t('population.why'), wide: true, cell: (m) => said(m.why) },
      ]}
      rows={rows}
      id={(m) => m.unit}
    />
  )
}

export function More({ n }: { n?: number }) {
  const { t } = useTranslation()
  return n ? <p className="small">{t('common.more', { n })}</p> : null
}
