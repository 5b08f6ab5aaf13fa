// The list of forms due, with the columns of the official system.
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDutyPages } from '../../api/filing'
import { useRights } from '../../api/session'
import type { Duty, SheetState } from '../../api/types'
import { word } from '../../i18n'
import { moment } from '../../numbers/show'
import { NoRight } from '../../shell/Nowhere'
import { Title } from '../../shell/Title'
import { useWords } from '../../shell/useWords'
import { Button } from '../../ui/Button'
import { SelectField, TextField } from '../../ui/Field'
import { Chip, Empty, type Tone } from '../../ui/Notice'
import { Answer } from '../../ui/State'
import { Table } from '../../ui/Table'

const STATES: SheetState[] = ['untouched', 'draft', 'faulty', 'submitted', 'returned', 'accepted']
const TONE: Record<SheetState, Tone | 'plain'> = {
  untouched: 'plain',
  draft: 'plain',
  faulty: 'bad',
  submitted: 'info',
  returned: 'bad',
  accepted: 'good',
}

export function Duties() {
  const { t } = useTranslation()
  const { may } = useRights()
  const [words, set] = useWords()
  const allowed = may('filing.read', 'filing.write')
  const filter = {
    form: words.form,
    period: words.period,
    state: STATES.find((s) => s === words.state),
    unit: words.unit,
  }
  const query = useDutyPages(filter, allowed)
  if (!allowed) return <NoRight title={t('menu.filing')} />
  const filtered = !!(words.form || words.period || words.state || words.unit)
  const clear = () => set({ form: undefined, period: undefined, state: undefined, unit: undefined })
  return (
    <>
      <Title text={t('menu.filing')} note={t('filing.note')} />
      <div className="filter">
        <TextField
          label={t('shell.period')}
          type="month"
          value={words.period?.slice(0, 7) ?? ''}
          onChange={(period) => set({ period: period || undefined }, true)}
        />
        <SelectField
          label={t('filing.state')}
          value={words.state ?? ''}
          onChange={(state) => set({ state: state || undefined }, true)}
          options={[
            { value: '', label: t('common.all') },
            ...STATES.map((s) => ({ value: s, label: t(`state.${s}`) })),
          ]}
        />
        {filtered && <Button onClick={clear}>{t('common.clear')}</Button>}
      </div>
      <Answer query={query} lines={8}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items)
          if (rows.length === 0)
            return filtered ? (
              <Empty
                title={t('filing.hidden')}
                why={t('filing.hiddenWhy')}
                action={<Button onClick={clear}>{t('common.clear')}</Button>}
              />
            ) : (
              <Empty title={t('filing.none')} why={t('filing.noneWhy')} />
            )
          const left = (pages[0]?.total ?? 0) - rows.length
          return (
            <>
              <List rows={rows} fills={may('filing.write')} />
              {query.hasNextPage && (
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('filing.moreSheets', { n: left })}
                </Button>
              )}
            </>
          )
        }}
      </Answer>
    </>
  )
}

function List({ rows, fills }: { rows: Duty[]; fills: boolean }) {
  const { t } = useTranslation()
  const [words] = useWords()
  return (
    <Table
      stacked
      caption={t('menu.filing')}
      columns={[
        { key: 'form', title: t('filing.form'), cell: (d: Duty) => <code>{d.form}</code> },
        {
          key: 'title',
          title: t('filing.title'),
          head: true,
          wide: true,
          cell: (d) => (
            <>
              {d.title}
              <br />
              <span className="small">{d.unitName}</span>
            </>
          ),
        },
        { key: 'period', title: t('sheet.period'), cell: (d) => d.periodLabel },
        { key: 'frequency', title: t('filing.frequency'), cell: (d) => word('frequency', d.frequency) },
        {
          key: 'due',
          title: t('filing.due'),
          cell: (d) => (
            <>
              {d.due ? moment(d.due) : t('filing.noDue')} {d.overdue && <Chip tone="bad">{t('state.overdue')}</Chip>}
            </>
          ),
        },
        { key: 'checked', title: t('filing.checked'), cell: (d) => <Checked duty={d} /> },
        {
          key: 'state',
          title: t('filing.state'),
          cell: (d) => (
            <>
              <Chip tone={TONE[d.state]} title={d.acceptedAt ?? d.submittedAt ?? undefined}>
                {t(`state.${d.state}`)}
              </Chip>
              {d.locked && <Chip tone="warning">{t('state.locked')}</Chip>}
            </>
          ),
        },
        {
          key: 'act',
          title: t('filing.act'),
          cell: (d) => (
            <Link
              to="/filing/$form/$period/$unit"
              params={{ form: d.form, period: d.period, unit: d.unit }}
              search={{ lang: words.lang, period: words.period }}
              aria-label={`${t(fills && fillable(d) ? 'filing.fill' : 'filing.look')} ${d.form} ${d.title} ${d.unitName} ${d.periodLabel}`}
            >
              {t(fills && fillable(d) ? 'filing.fill' : 'filing.look')}
            </Link>
          ),
        },
      ]}
      rows={rows}
      id={(d) => `${d.form}/${d.period}/${d.unit}`}
    />
  )
}

const fillable = (d: Duty): boolean => !d.locked && d.state !== 'submitted' && d.state !== 'accepted'

/** 审核状态: what the last check found. */
function Checked({ duty }: { duty: Duty }) {
  const { t } = useTranslation()
  if (!duty.errors) {
    // Nothing is submitted that the check would refuse.
    const once = duty.state === 'submitted' || duty.state === 'accepted'
    return <>{t(once ? 'filing.passedOnce' : 'filing.unchecked')}</>
  }
  const found = (['A', 'B', 'C', 'D'] as const).filter((c) => (duty.errors?.[c] ?? 0) > 0)
  if (found.length === 0) return <>{t('filing.passed')}</>
  return (
    <>
      {found.map((c) => (
        <span key={c} className={`chip class-${c}`} title={t(`class.${c}`)}>
          {c} {duty.errors?.[c]}
        </span>
      ))}
    </>
  )
}
