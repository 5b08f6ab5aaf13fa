// What left by mail and to other programs, what waits and what was given up.
import { useTranslation } from 'react-i18next'
import { type Outgoing, useOutgoing } from '../../api/outgoing'
import { word } from '../../i18n'
import { moment } from '../../numbers/show'
import { Button } from '../../ui/Button'
import { Chip, Empty, Notice, Skeleton } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'
import { Table } from '../../ui/Table'

export function OutgoingList() {
  const { t } = useTranslation()
  const { data, error, fetchNextPage, hasNextPage, isFetching, refetch } = useOutgoing()
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />
  const first = data?.pages[0]
  if (!data || !first) return <Skeleton label={t('common.loading')} lines={5} />
  const rows = data.pages.flatMap((p) => p.items)
  const { mail, webhooks } = first.channels
  return (
    <>
      {!mail && webhooks === 0 && (
        <Notice tone="warning" title={t('common.notConnected')}>
          {t('outgoing.notConnected')}
        </Notice>
      )}
      {rows.length === 0 ? (
        <Empty title={t('outgoing.none')} />
      ) : (
        <Table
          stacked
          caption={t('admin.outgoing')}
          columns={[
            { key: 'at', title: t('job.at'), cell: (m: Outgoing) => moment(m.at) },
            { key: 'kind', title: t('outgoing.kind'), head: true, cell: (m) => word('outgoingKind', m.kind) },
            { key: 'subject', title: t('outgoing.subject'), wide: true, cell: (m) => <code>{m.subject}</code> },
            { key: 'who', title: t('job.who'), cell: (m) => m.person },
            { key: 'state', title: t('account.state'), wide: true, cell: (m) => <Reached message={m} /> },
          ]}
          rows={rows}
          id={(m) => String(m.id)}
        />
      )}
      {hasNextPage && (
        <Button busy={isFetching} onClick={() => void fetchNextPage()}>
          {t('common.next')}
        </Button>
      )}
    </>
  )
}

function Reached({ message }: { message: Outgoing }) {
  const { t } = useTranslation()
  const tone = message.state === 'sent' ? 'good' : message.state === 'given-up' ? 'bad' : 'plain'
  return (
    <>
      <Chip tone={tone}>{word('outgoingState', message.state)}</Chip>
      {message.to.length > 0 && (
        <ul className="small">
          {message.to.map((s) => (
            <li key={`${s.channel} ${s.receiver}`}>
              {word('channel', s.channel)} {s.receiver}: {word('outgoingState', s.state)}
              {s.tries > 1 && ` · ${t('outgoing.tries', { n: s.tries })}`}
              {s.reason && ` · ${s.reason}`}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
