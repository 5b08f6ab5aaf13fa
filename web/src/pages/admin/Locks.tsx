// Periods and their locks.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeriods } from '../../api/review'
import type { PeriodRow } from '../../api/types'
import { moment } from '../../numbers/show'
import { Button } from '../../ui/Button'
import { Chip, Empty } from '../../ui/Notice'
import { Answer } from '../../ui/State'
import { Table } from '../../ui/Table'
import { LockDialog } from '../review/LockDialog'

export function Locks() {
  const { t } = useTranslation()
  const query = usePeriods()
  const [asking, setAsking] = useState<{ kind: 'lock' | 'unlock'; at: PeriodRow } | null>(null)
  return (
    <>
      <Answer query={query} lines={6}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty title={t('review.noPeriod')} />
          ) : (
            <Table
              stacked
              caption={t('admin.locks')}
              columns={[
                { key: 'form', title: t('filing.form'), cell: (p: PeriodRow) => <code>{p.form}</code> },
                { key: 'title', title: t('filing.title'), head: true, wide: true, cell: (p) => p.title },
                {
                  key: 'period',
                  title: t('sheet.period'),
                  cell: (p) => <span className="whole">{p.periodLabel}</span>,
                },
                {
                  key: 'state',
                  title: t('filing.state'),
                  cell: (p) => (
                    <>
                      <Chip tone={p.locked ? 'warning' : 'plain'}>{t(p.locked ? 'state.locked' : 'state.open')}</Chip>
                      {p.lock && (
                        <span className="small">
                          {' '}
                          {p.lock.person} {moment(p.lock.at)} {p.lock.reason}
                        </span>
                      )}
                    </>
                  ),
                },
                {
                  key: 'act',
                  title: t('filing.act'),
                  cell: (p) => (
                    <Button
                      small
                      label={`${t(p.locked ? 'review.askUnlock' : 'review.lock')} ${p.form} ${p.periodLabel}`}
                      onClick={() => setAsking({ kind: p.locked ? 'unlock' : 'lock', at: p })}
                    >
                      {t(p.locked ? 'review.askUnlock' : 'review.lock')}
                    </Button>
                  ),
                },
              ]}
              rows={page.items}
              id={(p) => `${p.form}/${p.period}`}
            />
          )
        }
      </Answer>
      <LockDialog
        kind={asking?.kind ?? null}
        at={asking?.at ?? { form: '', period: '' }}
        onClose={() => setAsking(null)}
      />
    </>
  )
}
