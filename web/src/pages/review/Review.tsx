// The review desk: the queue by its effect on the published growth, the sheet, what is said of it.
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeriods, useReview, useReviewActs } from '../../api/review'
import { useRights } from '../../api/session'
import type { Review as Found, PeriodRow, Queued } from '../../api/types'
import { periodLabel } from '../../figure/period'
import { language } from '../../i18n'
import { saveText } from '../../numbers/table'
import { useKeys } from '../../shell/keys'
import { NoRight } from '../../shell/Nowhere'
import { Title } from '../../shell/Title'
import { useWords } from '../../shell/useWords'
import { Button } from '../../ui/Button'
import { SelectField } from '../../ui/Field'
import { Empty, Meter, Notice } from '../../ui/Notice'
import { Answer } from '../../ui/State'
import { current } from '../home/current'
import { Case } from './Case'
import { Estimated, Estimating } from './Estimate'
import { Late } from './Late'
import { LockDialog } from './LockDialog'
import { Queue } from './Queue'
import { reviewTable } from './table'
import { Way } from './Way'

export function Review() {
  const { t } = useTranslation()
  const { may } = useRights()
  const [words, set] = useWords()
  const allowed = may('review.read', 'review.act')
  const periods = usePeriods(allowed)
  if (!allowed) return <NoRight title={t('menu.review')} />
  return (
    <Answer query={periods}>
      {(page) => {
        const at = current(page.items, words) ?? named(page.items, words)
        return (
          <>
            <Title text={t('menu.review')} note={t('review.note')} />
            <Choose
              periods={page.items}
              at={at}
              onChange={(p) => set({ form: p.form, period: p.period, unit: undefined })}
            />
            {at ? (
              <Desk at={at} />
            ) : (
              <Empty
                title={t('review.noPeriod')}
                why={t('review.noPeriodWhy')}
                action={
                  <Button onClick={() => set({ form: undefined, period: undefined })}>{t('common.clear')}</Button>
                }
              />
            )}
          </>
        )
      }}
    </Answer>
  )
}

/** A period that nobody has typed anything of yet: chosen by its name. */
function named(periods: PeriodRow[], words: { form?: string; period?: string }): PeriodRow | null {
  const { period } = words
  const monthly = (p: PeriodRow) => /^\d{4}-\d{2}$/.test(p.period)
  const form = words.form ? periods.find((p) => p.form === words.form) : periods.find(monthly)
  if (!form || !period) return null
  return { ...form, period, periodLabel: periodLabel(period, language()), submitted: 0, locked: false, lock: null }
}

function Choose(p: { periods: PeriodRow[]; at: PeriodRow | null; onChange: (p: PeriodRow) => void }) {
  const { t } = useTranslation()
  const forms = [...new Map(p.periods.map((x) => [x.form, x.title])).entries()]
  const listed = p.periods.filter((x) => x.form === p.at?.form)
  const own = p.at && !listed.some((x) => x.period === p.at?.period) ? [p.at, ...listed] : listed
  const pick = (form: string, period?: string) => {
    const found =
      p.periods.find((x) => x.form === form && x.period === (period ?? p.at?.period)) ?? current(p.periods, { form })
    if (found) p.onChange(found)
  }
  return (
    <div className="filter forms">
      <SelectField
        label={t('filing.form')}
        value={p.at?.form ?? ''}
        onChange={(form) => pick(form)}
        options={forms.map(([form, title]) => ({ value: form, label: `${form} ${title ?? ''}` }))}
      />
      <SelectField
        label={t('sheet.period')}
        value={p.at?.period ?? ''}
        onChange={(period) => p.at && pick(p.at.form, period)}
        options={own.map((x) => ({
          value: x.period,
          label: `${x.periodLabel}${x.locked ? ` (${t('state.locked')})` : ''}`,
        }))}
      />
    </div>
  )
}

function Desk({ at }: { at: PeriodRow }) {
  const query = useReview(at.form, at.period)
  return (
    <Answer query={query} lines={10}>
      {(found) => <Work key={`${at.form}/${at.period}`} at={at} found={found} />}
    </Answer>
  )
}

/** Nothing open was found: it can be accepted with others at once. */
const clean = (r: Queued): boolean => r.counts !== null && r.counts.A + r.counts.B + r.counts.C === 0

function Work({ at, found }: { at: PeriodRow; found: Found }) {
  const { t } = useTranslation()
  const { may } = useRights()
  const [words, set] = useWords()
  const acts = useReviewActs()
  const [locking, setLocking] = useState<'lock' | 'unlock' | null>(null)
  const { estimate } = found
  const chosen = found.queue.find((r) => r.unit === words.unit) ?? null
  const show = useCallback((unit: string | undefined) => set({ unit }), [set])
  const had = useRef(chosen?.unit)
  const titled = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Accepted or sent back: what had the focus has gone with it.
    if (had.current && !chosen && (!document.activeElement || document.activeElement === document.body))
      titled.current?.focus()
    had.current = chosen?.unit
  }, [chosen])
  const step = (by: number) => {
    const i = found.queue.findIndex((r) => r.unit === chosen?.unit)
    const to = found.queue[chosen ? i + by : 0]
    if (to) show(to.unit)
  }
  useKeys([
    { keys: 'n', title: t('review.next'), run: () => step(1) },
    { keys: 'p', title: t('review.previous'), run: () => step(-1) },
    { keys: 'j', title: t('review.next'), run: () => step(1) },
    { keys: 'k', title: t('review.previous'), run: () => step(-1) },
  ])
  const accept = (rows: Queued[]) =>
    acts.accept.mutate(rows.map((r) => ({ form: at.form, period: at.period, unit: r.unit, version: r.version })))
  const cleanRows = found.queue.filter(clean)
  return (
    <>
      <Coverage found={found} />
      {estimate && <Estimated at={at} found={estimate} />}
      <div className="actions bar" role="group" aria-label={t('review.tools')}>
        {may('review.act') && (
          <Button
            disabled={cleanRows.length === 0 || at.locked}
            busy={acts.accept.isPending}
            onClick={() => accept(cleanRows)}
          >
            {t('review.acceptClean', { n: cleanRows.length })}
          </Button>
        )}
        {may('period.lock') && (
          <Button onClick={() => setLocking(at.locked ? 'unlock' : 'lock')}>
            {t(at.locked ? 'review.askUnlock' : 'review.lock')}
          </Button>
        )}
        {may('period.lock') && !estimate && <Estimating at={at} late={found.late.length} />}
        <Button onClick={() => saveText(reviewTable(at, found, t), `review-${at.form}-${at.period}.csv`)}>
          {t('export.list')}
        </Button>
      </div>
      {acts.accept.data && acts.accept.data.refused.length > 0 && (
        <Notice tone="bad" live title={t('review.someRefused', { n: acts.accept.data.refused.length })}>
          <ul>
            {acts.accept.data.refused.map((r) => (
              <li key={r.unit}>
                {found.queue.find((q) => q.unit === r.unit)?.unitName ?? r.unit}: {r.message} <code>{r.code}</code>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {acts.accept.data && acts.accept.data.refused.length === 0 && (
        <Notice tone="good" live title={t('review.accepted', { n: acts.accept.data.accepted.length })} />
      )}
      <div className={chosen ? 'review chosen' : 'review'}>
        <section aria-labelledby="queue-title" className="queue">
          <h2 id="queue-title" tabIndex={-1} ref={titled}>
            {t('review.queue')} ({found.queue.length})
          </h2>
          {found.queue.length === 0 ? (
            <Empty title={t('review.none')} why={t('review.noneWhy')} />
          ) : (
            <Queue rows={found.queue} chosen={chosen?.unit ?? null} onChoose={show} />
          )}
          <Late at={at} rows={found.late} />
        </section>
        {chosen ? (
          <Case
            key={chosen.unit}
            at={at}
            row={chosen}
            indicator={found.headline?.title ?? chosen.effect?.indicator ?? ''}
            accepting={acts.accept.isPending}
            error={acts.accept.error}
            onAccept={() => accept([chosen])}
            onClose={() => show(undefined)}
          />
        ) : (
          <div className="nothing-chosen">
            <Empty title={t('review.choose')} why={t('review.keys')} />
          </div>
        )}
      </div>
      <LockDialog kind={locking} at={at} onClose={() => setLocking(null)} />
    </>
  )
}

function Coverage({ found }: { found: Found }) {
  const { t } = useTranslation()
  const { coverage: c, headline: h } = found
  return (
    <div className="coverage">
      <Meter label={t('review.filed')} value={c.filed} of={c.expected} text={`${c.filed}/${c.expected}`} />
      <Meter label={t('state.accepted')} value={c.accepted} of={c.expected} text={`${c.accepted}/${c.expected}`} />
      {h && (
        <p className="begun">
          {h.title} · {periodLabel(h.period, language())} · {t('review.growth')}{' '}
          <Way figure={h.figure} text={h.growth} />
        </p>
      )}
    </div>
  )
}
