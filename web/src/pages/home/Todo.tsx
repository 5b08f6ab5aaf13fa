// One list of what waits for this person.
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDuties } from '../../api/filing'
import { useExemptions, usePeriods, useRequests, useReview } from '../../api/review'
import { useRights } from '../../api/session'
import { word } from '../../i18n'
import { moment } from '../../numbers/show'
import { useWords } from '../../shell/useWords'
import { Chip, Empty, Skeleton } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'
import { current } from './current'

const MOST = 12

/** What waits, and whether all of it is known. */
export function useTodo() {
  const { may } = useRights()
  const [words] = useWords()
  const duties = useDuties({ period: words.period }, may('filing.write'))
  const requests = useRequests(may('period.lock', 'publication.decide'))
  const exemptions = useExemptions(may('exemption.decide'))
  const periods = usePeriods(may('review.act'))
  const at = current(periods.data?.items, words)
  const review = useReview(may('review.act') ? at?.form : undefined, at?.period)
  const asked = [duties, requests, exemptions, periods, review]
  return { duties, requests, exemptions, review, at, asked, known: !asked.some((q) => q.isLoading) }
}

export function Todo() {
  const { t } = useTranslation()
  const { own } = useRights()
  const [words] = useWords()
  const { duties, requests, exemptions, review, at, asked, known } = useTodo()
  const failed = asked.find((q) => q.error)
  const queue = review.data?.queue.length ?? 0
  const due = (duties.data?.items ?? []).filter(
    (d) => d.state === 'returned' || (!d.locked && ['untouched', 'draft', 'faulty'].includes(d.state)),
  )
  const decide = [...(requests.data?.items ?? []), ...(exemptions.data?.items ?? [])].filter(
    (r) => !r.decision && !own(r.person),
  )
  const dated = due.some((d) => d.due) || decide.length > 0
  const next = due
    .map((d) => d.due)
    .filter((d): d is string => !!d)
    .sort()[0]
  return (
    <section className="card" aria-labelledby="todo-title">
      <h2 id="todo-title">{t('home.todo')}</h2>
      {failed?.error && <ErrorState error={failed.error} retry={() => void failed.refetch()} />}
      {!known ? (
        <Skeleton label={t('common.loading')} lines={4} />
      ) : due.length + decide.length + queue === 0 ? (
        <Empty title={t('home.nothing')} why={next ? t('home.next', { at: moment(next) }) : undefined} />
      ) : (
        <ul className="todo">
          {queue > 0 && at && (
            <li>
              <Link to="/review" search={{ form: at.form, period: at.period, lang: words.lang }}>
                {t('review.queueTodo', { form: at.form, period: at.periodLabel, n: queue })}
              </Link>
              <Chip tone="info">{t('state.submitted')}</Chip>
            </li>
          )}
          {due.slice(0, MOST).map((d) => (
            <li key={`${d.form}/${d.period}/${d.unit}`}>
              {dated && <span className="when">{d.due ? moment(d.due) : t('filing.noDue')}</span>}
              <Link
                to="/filing/$form/$period/$unit"
                params={{ form: d.form, period: d.period, unit: d.unit }}
                search={{ lang: words.lang }}
              >
                {d.form} {d.title} {d.periodLabel} · {d.unitName}
              </Link>
              <Chip tone={d.state === 'returned' || d.overdue ? 'bad' : 'plain'}>
                {d.overdue ? t('state.overdue') : t(`state.${d.state}`)}
              </Chip>
            </li>
          ))}
          {decide.slice(0, MOST).map((r) => (
            <li key={`${r.kind} ${r.id}`}>
              <span className="when">{moment(r.at)}</span>
              <Link to="/admin" search={{ tab: 'requests', lang: words.lang }}>
                {word('request', r.kind)} {r.subject} · {r.person}
              </Link>
              <Chip tone="warning">{t('request.open')}</Chip>
            </li>
          ))}
        </ul>
      )}
      {due.length > MOST && (
        <p>
          <Link to="/filing" search={{ lang: words.lang }}>
            {t('home.all', { n: due.length })}
          </Link>
        </p>
      )}
    </section>
  )
}
