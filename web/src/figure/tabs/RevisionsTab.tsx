// What the figure was at each moment at which it changed.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRevisions } from '../../api/figures'
import type { Revisions } from '../../api/shapes'
import { language, word } from '../../i18n'
import { grouped, moment, shortened } from '../../numbers/show'
import { unitName } from '../../numbers/units'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Notice'
import { Answer } from '../../ui/State'
import { Table } from '../../ui/Table'
import { DifferenceView } from '../Difference'
import { inPlace } from '../Figure'
import { periodLabel } from '../period'

interface Vintage {
  at: string
  value: string | null
  reason: string | null
  shown: string | null
  filed: number
  expected: number
}

/** The moments of one row at which something changed, the newest first. */
export function vintages(r: Revisions, id: string): Vintage[] {
  const period = id.split('@')[1]?.split(',')[0]
  const row = r.rows.find((x) => x.id === id) ?? r.rows.find((x) => x.period === period)
  const all = (row?.values ?? []).map((v, at) => ({ at: r.moments[at] ?? '', ...v }))
  return all.filter((v, at) => at === 0 || v.value !== all[at - 1]?.value || v.filed !== all[at - 1]?.filed).reverse()
}

export function RevisionsTab({ id, asOf }: { id: string; asOf?: string }) {
  const { t } = useTranslation()
  const query = useRevisions(id, asOf)
  const [from, setFrom] = useState<string | null>(null)
  return (
    <Answer query={query}>
      {(found) => {
        const rows = vintages(found, id)
        if (rows.length === 0) return <Empty title={t('revisions.none')} />
        return (
          <>
            <Table
              caption={t('explain.tab.revisions')}
              columns={[
                {
                  key: 'at',
                  title: t('revisions.known'),
                  head: true,
                  cell: (v: Vintage) => <span className="whole">{moment(v.at)}</span>,
                },
                {
                  key: 'shown',
                  title: t('revisions.shown', { unit: unitName(found.unit ?? '') }),
                  number: true,
                  cell: (v) =>
                    v.shown === null ? (
                      <span title={word('reason', v.reason)}>{inPlace(v.reason)}</span>
                    ) : (
                      grouped(v.shown)
                    ),
                },
                {
                  key: 'exact',
                  title: t('revisions.exact'),
                  number: true,
                  cell: (v) => (v.value === null ? '' : <span title={v.value}>{grouped(shortened(v.value))}</span>),
                },
                { key: 'filed', title: t('explain.coverage'), number: true, cell: (v) => `${v.filed}/${v.expected}` },
                {
                  key: 'compare',
                  title: t('revisions.compare'),
                  cell: (v) => (
                    <Button
                      small
                      onClick={() => setFrom(v.at)}
                      pressed={from === v.at}
                      label={`${t('revisions.why')} ${moment(v.at)}`}
                    >
                      {t('revisions.why')}
                    </Button>
                  ),
                },
              ]}
              rows={rows}
              id={(v) => v.at}
              marked={(v) => v.at === from}
            />
            {from && <DifferenceView id={id} from={from} to={asOf} />}
            <Triangle found={found} />
          </>
        )
      }}
    </Answer>
  )
}

/** First and last value of the other periods. */
function Triangle({ found }: { found: Revisions }) {
  const { t } = useTranslation()
  return (
    <>
      <h3>{t('revisions.others')}</h3>
      <Table
        caption={t('revisions.others')}
        columns={[
          {
            key: 'period',
            title: t('shell.period'),
            head: true,
            cell: (r: Revisions['rows'][number]) => periodLabel(r.period, language()),
          },
          {
            key: 'last',
            title: t('revisions.last'),
            number: true,
            cell: (r) => {
              const last = r.values[r.values.length - 1]
              return last?.shown ? grouped(last.shown) : inPlace(last?.reason ?? null)
            },
          },
          {
            key: 'less',
            title: t('revisions.less'),
            number: true,
            cell: (r) => (r.last_less_first ? grouped(shortened(r.last_less_first)) : '--'),
          },
        ]}
        rows={found.rows}
        id={(r) => r.id}
      />
    </>
  )
}
