// Time is half gone: is half of the task done? Each target with what there is, what is due, and what the rest has to bring.
import { useTranslation } from 'react-i18next'
import { useRights } from '../../api/session'
import { useTargets } from '../../api/targets'
import type { Target } from '../../api/types'
import { separated } from '../../numbers/show'
import { NoRight } from '../../shell/Nowhere'
import { Title } from '../../shell/Title'
import { useWords } from '../../shell/useWords'
import { SelectField } from '../../ui/Field'
import { Chip, Empty } from '../../ui/Notice'
import { Answer } from '../../ui/State'
import { Table } from '../../ui/Table'
import { Bullet } from './Bullet'
import { TONES } from './tones'

const BACK = 3

export function Targets() {
  const { t } = useTranslation()
  const { may, session } = useRights()
  const [words, set] = useWords()
  const now = Number((session?.park.latest ?? session?.today ?? '').slice(0, 4))
  const year = Number(words.period?.slice(0, 4)) || now
  const query = useTargets(year || undefined, words.asOf)
  if (!may('figures.read')) return <NoRight title={t('menu.targets')} />
  const years = Array.from({ length: BACK + 2 }, (_, n) => String(now + 1 - n))
  return (
    <>
      <Title text={t('menu.targets')} note={t('targets.note')} />
      <div className="filter">
        <SelectField
          label={t('targets.year')}
          value={String(year)}
          onChange={(period) => set({ period })}
          options={(years.includes(String(year)) ? years : [String(year), ...years]).map((y) => ({
            value: y,
            label: y,
          }))}
        />
      </div>
      <Answer query={query} lines={8}>
        {(found) =>
          found.items.length === 0 ? (
            <Empty title={t('targets.none')} why={t('targets.noneWhy')} />
          ) : (
            <>
              <Rows rows={found.items} />
              <p className="small">{t('targets.legend')}</p>
              {found.withheld > 0 && <p className="small">{t('targets.withheld', { n: found.withheld })}</p>}
            </>
          )
        }
      </Answer>
    </>
  )
}

function Rows({ rows }: { rows: Target[] }) {
  const { t } = useTranslation()
  const [, set] = useWords()
  const done = (row: Target) => {
    const figure = row.figure
    if (!figure || row.done.value === null) return row.done.shown
    return (
      <span className="figure">
        <button type="button" aria-haspopup="dialog" onClick={() => set({ explain: figure })}>
          <span className="digits">{separated(row.done.shown)}</span>
          <span className="unseen">
            {' '}
            {row.title} {t('figure.explain')}
          </span>
        </button>
      </span>
    )
  }
  return (
    <Table
      stacked
      caption={t('menu.targets')}
      columns={[
        {
          key: 'title',
          title: t('targets.target'),
          head: true,
          wide: true,
          cell: (row: Target) => (
            <>
              {row.title}
              <span className="small block">
                {row.area} · {row.period} · {row.document ?? row.issuer}
                {row.revisions > 0 && ` · ${t('targets.revised', { n: row.revisions })}`}
              </span>
            </>
          ),
        },
        { key: 'aim', title: t('targets.aim'), number: true, cell: (row) => separated(row.aim) },
        { key: 'done', title: t('targets.done'), number: true, cell: done },
        {
          key: 'bar',
          title: t('targets.progress'),
          cell: (row) => (
            <>
              <Bullet bars={row.bars} />
              <span className="small block">
                {t('targets.part', { done: row.completion.shown, time: row.time ?? '--' })}
              </span>
            </>
          ),
        },
        {
          key: 'said',
          title: t('targets.verdict'),
          cell: (row) => (
            <>
              <Chip tone={TONES[row.verdict ?? ''] ?? 'plain'}>{row.said}</Chip>
              {row.behind.value !== null && <span className="small block">{separated(row.behind.shown)}</span>}
            </>
          ),
        },
        { key: 'needed', title: t('targets.needed'), number: true, cell: (row) => separated(row.needed.shown) },
        {
          key: 'forecast',
          title: t('targets.forecast'),
          number: true,
          cell: (row) => (
            <>
              {separated(row.forecast.shown)}
              {row.band && <span className="small block">{row.band.map(separated).join(' – ')}</span>}
            </>
          ),
        },
      ]}
      rows={rows}
      id={(row) => `${row.target}|${row.area}`}
    />
  )
}
