// Who did what: the audit trail, searched, and its chain verified.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type TrailFilter, useTrail, useVerification } from '../../api/keeping'
import type { TrailRow } from '../../api/types'
import { word } from '../../i18n'
import { dayBefore, grouped, moment } from '../../numbers/show'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Chip, Empty, Notice, Skeleton } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'
import { Table } from '../../ui/Table'

export function Trail() {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Record<keyof TrailFilter, string>>({
    actor: '',
    act: '',
    subject: '',
    from: '',
    to: '',
  })
  const [filter, setFilter] = useState<TrailFilter>({})
  const query = useTrail(filter)
  const rows = query.data?.pages.flatMap((p) => p.items) ?? []
  const field = (name: keyof TrailFilter, type: 'search' | 'date' = 'search') => (
    <TextField
      label={t(`trail.${name}`)}
      type={type}
      value={draft[name]}
      onChange={(v) => setDraft({ ...draft, [name]: v })}
    />
  )
  return (
    <>
      <Verification />
      <form
        className="filter tight"
        onSubmit={(e) => {
          e.preventDefault()
          // A day means its end: from the beginning of one is from the end of the one before.
          const asked = { ...draft, from: draft.from && dayBefore(draft.from) }
          setFilter(Object.fromEntries(Object.entries(asked).filter(([, v]) => v !== '')))
        }}
      >
        {field('actor')}
        {field('act')}
        {field('subject')}
        {field('from', 'date')}
        {field('to', 'date')}
        <Button submit>{t('common.search')}</Button>
      </form>
      {query.isPending && <Skeleton label={t('common.loading')} lines={8} />}
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.data && rows.length === 0 && <Empty title={t('trail.none')} why={t('filing.hiddenWhy')} />}
      {rows.length > 0 && (
        <Table
          stacked
          caption={t('admin.trail')}
          columns={[
            { key: 'at', title: t('trail.at'), cell: (r: TrailRow) => <span className="whole">{moment(r.at)}</span> },
            {
              key: 'actor',
              title: t('trail.actor'),
              head: true,
              cell: (r) => (
                <>
                  <span className="literal">{r.actor ?? '--'}</span>
                  {r.viewing && <Chip tone="warning">{t('trail.viewing', { login: r.viewing })}</Chip>}
                </>
              ),
            },
            { key: 'act', title: t('trail.act'), cell: (r) => <Act of={r.act} /> },
            {
              key: 'subject',
              title: t('trail.subject'),
              wide: true,
              cell: (r) => <span className="subject">{r.subject}</span>,
            },
            {
              key: 'outcome',
              title: t('trail.outcome'),
              cell: (r) => <span className="whole">{word('outcome', r.outcome)}</span>,
            },
            { key: 'detail', title: t('trail.detail'), cell: (r) => <Detail of={r.detail} /> },
            { key: 'address', title: t('trail.address'), cell: (r) => r.address },
            { key: 'hash', title: t('trail.hash'), cell: (r) => <code title={r.hash}>{r.hash.slice(0, 10)}</code> },
          ]}
          rows={rows}
          id={(r) => String(r.id)}
        />
      )}
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.next')}
        </Button>
      )}
    </>
  )
}

/** An act in words, and the word the search takes. */
function Act({ of }: { of: string }) {
  const said = word('act', of)
  return (
    <>
      {said !== of && <span className="whole">{said} </span>}
      <code className="small below">{of}</code>
    </>
  )
}

/** What an act carried with it, a word and its value each. */
function Detail({ of }: { of: TrailRow['detail'] }) {
  if (!of) return null
  const shown = (value: unknown) => (typeof value === 'string' ? moment(value) : JSON.stringify(value))
  return (
    <span className="small">
      {Object.entries(of)
        .map(([key, value]) => `${word('detail', key)}: ${shown(value)}`)
        .join(' · ')}
    </span>
  )
}

function Verification() {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const query = useVerification(asked)
  return (
    <div className="actions bar">
      <Button busy={query.isFetching} onClick={() => (asked ? void query.refetch() : setAsked(true))}>
        {t('trail.verify')}
      </Button>
      {query.error && <ErrorState error={query.error} />}
      {query.data && (
        <Notice
          live
          tone={query.data.ok ? 'good' : 'bad'}
          title={
            query.data.ok
              ? t('trail.whole', { n: grouped(String(query.data.rows)) })
              : t('trail.broken', { at: query.data.brokenAt })
          }
        />
      )}
    </div>
  )
}
