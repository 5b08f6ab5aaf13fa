// Where the figure is quoted, and what is built on it.
import { useTranslation } from 'react-i18next'
import { useUses } from '../../api/figures'
import type { Use } from '../../api/types'
import { Empty } from '../../ui/Notice'
import { Answer } from '../../ui/State'
import { Table } from '../../ui/Table'

export function Uses(p: { id: string; asOf?: string; onOpen: (id: string) => void }) {
  const { t } = useTranslation()
  const query = useUses(p.id, p.asOf)
  return (
    <Answer query={query}>
      {(found) =>
        found.items.length === 0 ? (
          <Empty title={t('uses.none')} />
        ) : (
          <Table
            stacked
            caption={t('explain.tab.uses')}
            columns={[
              { key: 'kind', title: t('uses.kind'), head: true, cell: (u: Use) => t(`uses.of.${u.kind}`) },
              {
                key: 'title',
                title: t('uses.title'),
                cell: (u) => {
                  const made = u.figure
                  if (!made) return u.title
                  return (
                    <span className="figure">
                      <button type="button" onClick={() => p.onOpen(made)}>
                        {u.title}
                      </button>
                    </span>
                  )
                },
              },
              { key: 'text', title: t('uses.text'), wide: true, cell: (u) => u.text },
            ]}
            rows={found.items}
            id={(u, at) => `${u.kind}${u.title}${at}`}
          />
        )
      }
    </Answer>
  )
}
