// One list of what waits for this person.
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDuties } from '../../api/filing'
import { useExemptions, useRequests } from '../../api/review'
import { useRights } from '../../api/session'
import { word } from '../../i18n'
import { moment } from '../../numbers/show'
import { useWords } from '../../shell/useWords'
import { Chip, Empty, Skeleton } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'

const MOST = 12

/** What waits, and whether all of it is known. */
export function useTodo() {
  const { may } = useRights()
  const [words] = useWords()
  const duties = useDuties({ period: words.period }, may('filing.write'))
  const requests = useRequests(may('period.lock', 'publication.decide'))
  const exemptions = useExemptions(may('exemption.decide'))
  return { duties, requests, exemptions, known: ![duties, requests, exemptions].some((q) => q.isLoading) }
}

export function Todo() {
  const { t } = useTranslation()
  const { session } = useRights()
  const [words] = useWords()
  const { duties, requests, exemptions, known } = useTodo()
  const failed = [duties, requests, exemptions].find((q) => q.error)
  const mine = session?.account.name
  const due = (duties.data?.items ?? []).filter(
    (d) => d.state === 'returned' || (!d.locked && ['untouched', 'draft', 'faulty'].includes(d.state)),
  )
  const decide = [...(requests.data?.items ?? []), ...(exemptions.data?.items ?? [])].filter(
    (r) => !r.decision && r.person !== mine,
  )
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
      ) : due.length + decide.length === 0 ? (
        <Empty title={t('home.nothing')} why={next ? t('home.next', { at: moment(next) }) : undefined} />
      ) : (
        <ul className="todo">
          {due.slice(0, MOST).map((d) => (
            <li key={`${d.form}/${d.period}/${d.unit}`}>
              <span className="when">{d.due ? moment(d.due) : t('filing.noDue')}</span>
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
            {t('common.more', { n: due.length - MOST })}
          </Link>
        </p>
      )}
    </section>
  )
}
