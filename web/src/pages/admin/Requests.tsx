// What needs a second person: exemptions, unlocking, reopening, publication.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useExemptions, useRequests, useReviewActs } from '../../api/review'
import { useRights } from '../../api/session'
import type { Asked, Verdict } from '../../api/types'
import { word } from '../../i18n'
import { moment } from '../../numbers/show'
import { Ask } from '../../ui/Ask'
import { Button } from '../../ui/Button'
import { Chip, Empty } from '../../ui/Notice'
import { Answer } from '../../ui/State'
import { Table } from '../../ui/Table'
import { useToast } from '../../ui/toast'

type Deciding = { row: Asked; verdict: Verdict; exemption: boolean }

export function Requests() {
  const { t } = useTranslation()
  const { may } = useRights()
  const toast = useToast()
  const requests = useRequests(may('period.lock', 'publication.ask', 'publication.decide'))
  const exemptions = useExemptions(may('exemption.ask', 'exemption.decide'))
  const acts = useReviewActs()
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const act = deciding?.exemption ? acts.decideExemption : acts.decide
  return (
    <>
      {may('exemption.ask', 'exemption.decide') && (
        <>
          <h2>{t('home.exemptions')}</h2>
          <Answer query={exemptions} lines={3}>
            {(page) => (
              <List
                caption={t('home.exemptions')}
                rows={page.items}
                decide={
                  may('exemption.decide') ? (row, verdict) => setDeciding({ row, verdict, exemption: true }) : undefined
                }
              />
            )}
          </Answer>
        </>
      )}
      {may('period.lock', 'publication.ask', 'publication.decide') && (
        <>
          <h2>{t('home.requests')}</h2>
          <Answer query={requests} lines={3}>
            {(page) => (
              <List
                caption={t('home.requests')}
                rows={page.items}
                decide={
                  may('period.lock', 'publication.decide')
                    ? (row, verdict) => setDeciding({ row, verdict, exemption: false })
                    : undefined
                }
              />
            )}
          </Answer>
        </>
      )}
      <Ask
        open={deciding !== null}
        title={deciding ? t(`request.${deciding.verdict}Title`) : ''}
        why={
          deciding
            ? `${word('request', deciding.row.kind)} ${deciding.row.subject} · ${deciding.row.reason}`
            : undefined
        }
        go={t('common.confirm')}
        danger={deciding?.verdict === 'refused'}
        reason={{ label: t('request.note'), least: 2 }}
        busy={act.isPending}
        error={act.error}
        onClose={() => setDeciding(null)}
        onGo={(note) =>
          deciding &&
          act.mutate(
            { id: deciding.row.id, verdict: deciding.verdict, note },
            {
              onSuccess: () => {
                setDeciding(null)
                toast.good(t('request.decided'))
              },
            },
          )
        }
      />
    </>
  )
}

function List(p: { caption: string; rows: Asked[]; decide?: (row: Asked, verdict: Verdict) => void }) {
  const { t } = useTranslation()
  const { own } = useRights()
  const { decide } = p
  if (p.rows.length === 0) return <Empty title={t('request.none')} />
  return (
    <Table
      stacked
      caption={p.caption}
      columns={[
        { key: 'at', title: t('request.at'), cell: (r: Asked) => <span className="whole">{moment(r.at)}</span> },
        { key: 'kind', title: t('request.kind'), cell: (r) => word('request', r.kind) },
        { key: 'subject', title: t('trail.subject'), head: true, wide: true, cell: (r) => r.subject },
        { key: 'reason', title: t('common.reason'), wide: true, cell: (r) => r.reason },
        { key: 'by', title: t('request.by'), cell: (r) => r.person },
        {
          key: 'state',
          title: t('account.state'),
          cell: (r) => (
            <>
              <Chip tone={!r.decision ? 'warning' : r.decision.verdict === 'approved' ? 'good' : 'bad'}>
                {word('request', r.decision?.verdict ?? 'open')}
              </Chip>
              {r.decision && (
                <span className="small">
                  {' '}
                  {r.decision.person} {moment(r.decision.at)} {r.decision.note}
                </span>
              )}
            </>
          ),
        },
        ...(decide && p.rows.some((r) => !r.decision)
          ? [
              {
                key: 'act',
                title: t('filing.act'),
                cell: (r: Asked) =>
                  r.decision ? null : own(r.person) ? (
                    <span className="small">{t('request.second')}</span>
                  ) : (
                    <span className="actions">
                      <Button small label={`${t('request.grant')} ${r.subject}`} onClick={() => decide(r, 'approved')}>
                        {t('request.grant')}
                      </Button>
                      <Button
                        small
                        kind="danger"
                        label={`${t('request.refuse')} ${r.subject}`}
                        onClick={() => decide(r, 'refused')}
                      >
                        {t('request.refuse')}
                      </Button>
                    </span>
                  ),
              },
            ]
          : []),
      ]}
      rows={p.rows}
      id={(r) => String(r.id)}
    />
  )
}
