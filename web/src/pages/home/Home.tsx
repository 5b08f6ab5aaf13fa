// The workbench: what there is to do today, by the rights of whoever looks.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDuties } from '../../api/filing'
import { useExemptions, usePeriods, useRequests, useReview } from '../../api/review'
import { useRights } from '../../api/session'
import type { Asked } from '../../api/types'
import { word } from '../../i18n'
import { Title } from '../../shell/Title'
import { useWords } from '../../shell/useWords'
import { Meter } from '../../ui/Notice'
import { Answer } from '../../ui/State'
import { current } from './current'
import { Headlines } from './Headlines'
import { Todo, useTodo } from './Todo'

export function Home() {
  const { t } = useTranslation()
  const { session, may } = useRights()
  const { known } = useTodo()
  return (
    <>
      <Title
        text={t('menu.home')}
        note={session && `${session.today} · ${session.roles.map((r) => word('role', r)).join(' · ')}`}
      />
      <div className="cards">
        {may('filing.write') && <DutiesCard />}
        {may('review.read') && <ReviewCard />}
        {may('exemption.decide', 'publication.decide', 'period.lock') && <DecisionsCard />}
        {may('accounts.read') && (
          <Card title={t('home.accounts')} to="/admin" tab="accounts">
            <p>{t('home.accountsWhy')}</p>
          </Card>
        )}
        {may('trail.read') && (
          <Card title={t('home.trail')} to="/admin" tab="trail">
            <p>{t('home.trailWhy')}</p>
          </Card>
        )}
      </div>
      <Todo />
      {/* Shown when what stands above has its height: nothing moves. */}
      <div hidden={!known}>{may('figures.read') && <Headlines />}</div>
    </>
  )
}

function Card(p: { title: string; to: '/filing' | '/review' | '/admin'; tab?: string; children: ReactNode }) {
  const [words] = useWords()
  return (
    <section className="card">
      <h2>
        <Link to={p.to} search={{ lang: words.lang, period: words.period, tab: p.tab }}>
          {p.title}
        </Link>
      </h2>
      {p.children}
    </section>
  )
}

function Numbers({ rows }: { rows: [string, ReactNode][] }) {
  return (
    <dl className="numbers">
      {rows.map(([name, n]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="digits">{n}</dd>
        </div>
      ))}
    </dl>
  )
}

function DutiesCard() {
  const { t } = useTranslation()
  const [words] = useWords()
  const query = useDuties({ period: words.period })
  return (
    <Card title={t('home.duties')} to="/filing">
      <Answer query={query} lines={2}>
        {({ items }) => (
          <Numbers
            rows={[
              [
                t('home.due'),
                items.filter((d) => ['untouched', 'draft', 'faulty'].includes(d.state) && !d.locked).length,
              ],
              [t('state.overdue'), items.filter((d) => d.overdue).length],
              [t('state.returned'), items.filter((d) => d.state === 'returned').length],
              [t('state.submitted'), items.filter((d) => d.state === 'submitted').length],
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}

function ReviewCard() {
  const { t } = useTranslation()
  const [words] = useWords()
  const periods = usePeriods()
  const at = current(periods.data?.items, words)
  const query = useReview(at?.form, at?.period)
  return (
    <Card title={`${t('menu.review')}${at ? ` · ${at.form} ${at.periodLabel}` : ''}`} to="/review">
      {periods.data && !at ? (
        <p>{t('home.noPeriod')}</p>
      ) : (
        <Answer query={query} lines={2}>
          {(r) => (
            <>
              <Meter
                label={t('review.filed')}
                value={r.coverage.filed}
                of={r.coverage.expected}
                text={`${r.coverage.filed}/${r.coverage.expected}`}
              />
              <Numbers
                rows={[
                  [t('home.queue'), r.queue.length],
                  [t('state.accepted'), r.coverage.accepted],
                  [t('home.late'), r.late.length],
                ]}
              />
            </>
          )}
        </Answer>
      )}
    </Card>
  )
}

function DecisionsCard() {
  const { t } = useTranslation()
  const { may } = useRights()
  const requests = useRequests(may('period.lock', 'publication.decide'))
  const exemptions = useExemptions(may('exemption.decide'))
  const open = (items: Asked[] | undefined) => items?.filter((r) => !r.decision).length ?? 0
  return (
    <Card title={t('home.decisions')} to="/admin" tab="requests">
      <Numbers
        rows={[
          ...(may('exemption.decide')
            ? [[t('home.exemptions'), open(exemptions.data?.items)] as [string, number]]
            : []),
          ...(may('period.lock', 'publication.decide')
            ? [[t('home.requests'), open(requests.data?.items)] as [string, number]]
            : []),
        ]}
      />
    </Card>
  )
}
