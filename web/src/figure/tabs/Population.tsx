// Which units are in, which are not, and why.
import { useTranslation } from 'react-i18next'
import type { Explanation, Member } from '../../api/shapes'
import { said, word } from '../../i18n'
import { grouped } from '../../numbers/show'
import { Button } from '../../ui/Button'
import { Chip, Empty, Notice } from '../../ui/Notice'
import { Table } from '../../ui/Table'

export function Population({ found, hasCounts, more }: { found: Explanation; hasCounts: boolean; more: Fetching }) {
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
          <More n={s.more?.population} {...more} />
        </section>
      ))}
    </>
  )
}

function Members({ rows, caption }: { rows: Member[]; caption: string }) {
  const { t } = useTranslation()
  return (
    <Table
      stacked
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
        { key: 'why', title: t('population.why'), wide: true, cell: (m) => placed(said(m.why)) },
      ]}
      rows={rows}
      id={(m) => m.unit}
    />
  )
}

/** Of a file's place, its name: folders of the server say nothing to a reader. */
const placed = (text: string): string => text.replace(/(?:\/[^\s/:()（），,]+)+\/([^\s/:]+)/g, '$1')

export interface Fetching {
  fetching: boolean
  onMore: () => void
}

/** How many rows are not listed, and the way to them. */
export function More({ n, fetching, onMore }: Fetching & { n?: number }) {
  const { t } = useTranslation()
  if (!n) return null
  return (
    <div className="actions">
      <span className="small">{t('common.more', { n })}</span>
      <Button small busy={fetching} onClick={onMore} label={`${t('common.next')} ${t('common.more', { n })}`}>
        {t('common.next')}
      </Button>
    </div>
  )
}
