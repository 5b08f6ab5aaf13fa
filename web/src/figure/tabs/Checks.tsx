// What the edits find in the filings behind the figure: how much is open, and the issues that may be read.
import { useTranslation } from 'react-i18next'
import { useChecks } from '../../api/figures'
import type { Check } from '../../api/types'
import { Empty } from '../../ui/Notice'
import { Answer } from '../../ui/State'
import { Table } from '../../ui/Table'

const CLASSES = ['A', 'B', 'C', 'D'] as const

export function Checks({ id, asOf }: { id: string; asOf?: string }) {
  const { t } = useTranslation()
  const query = useChecks(id, asOf)
  return (
    <Answer query={query}>
      {(found) => (
        <>
          <p>{t('checks.asked', { n: found.rules, forms: found.forms.join('、') || '--' })}</p>
          {found.open === null ? (
            <Empty title={t('checks.withheld')} />
          ) : (
            <p>
              {CLASSES.map((of) => t('checks.open', { of: t(`class.${of}`), n: found.open?.[of] ?? 0 })).join(
                t('checks.and'),
              )}
              {t('checks.settled', { n: found.settled ?? 0 })}
            </p>
          )}
          {found.items.length > 0 && (
            <Table
              stacked
              caption={t('explain.tab.checks')}
              columns={[
                { key: 'rule', title: t('checks.rule'), head: true, cell: (c: Check) => `${c.rule} ${c.title}` },
                { key: 'class', title: t('checks.class'), cell: (c) => t(`class.${c.class}`) },
                { key: 'unit', title: t('checks.unit'), cell: (c) => c.unitName || c.unit },
                { key: 'said', title: t('checks.said'), wide: true, cell: (c) => c.message },
                { key: 'state', title: t('checks.state'), cell: (c) => t(`checks.of.${c.state}`) },
              ]}
              rows={found.items}
              id={(c, at) => `${c.rule}${c.unit}${c.item}${at}`}
            />
          )}
          {found.more > 0 && <p className="small">{t('checks.more', { n: found.more })}</p>}
          {found.items.length === 0 && found.open !== null && <p className="small">{t('checks.none')}</p>}
        </>
      )}
    </Answer>
  )
}
