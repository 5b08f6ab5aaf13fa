// The indicators of the catalogue: what each means, and its figure of the chosen period with its way back.
import { Link } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { type Indicator, useIndicators } from '../../api/catalogue'
import { useFigures } from '../../api/figures'
import { useRights } from '../../api/session'
import { Figure, Legend } from '../../figure/Figure'
import { periodLabel, reported } from '../../figure/period'
import { language, said, word } from '../../i18n'
import { NoRight } from '../../shell/Nowhere'
import { Title } from '../../shell/Title'
import { useWords } from '../../shell/useWords'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Empty, Facts } from '../../ui/Notice'
import { Answer } from '../../ui/State'
import { Table } from '../../ui/Table'

export function Data() {
  const { t } = useTranslation()
  const { may } = useRights()
  const [words, set] = useWords()
  const q = useDeferredValue(words.q ?? '')
  const query = useIndicators(q)
  if (!may('figures.read')) return <NoRight title={t('menu.data')} />
  return (
    <>
      <Title text={t('menu.data')} note={t('data.note')} />
      {words.indicator && <Card id={words.indicator} />}
      <div className="filter">
        <TextField
          label={t('data.find')}
          type="search"
          value={words.q ?? ''}
          onChange={(v) => set({ q: v || undefined }, true)}
        />
      </div>
      <Answer query={query} lines={8}>
        {({ items }) =>
          items.length > 0 ? (
            <List rows={items} />
          ) : (
            <Empty
              title={t('palette.nothing')}
              action={<Button onClick={() => set({ q: undefined })}>{t('common.clear')}</Button>}
            />
          )
        }
      </Answer>
    </>
  )
}

function List({ rows }: { rows: Indicator[] }) {
  const { t } = useTranslation()
  const [words] = useWords()
  return (
    <Table
      stacked
      caption={t('menu.data')}
      columns={[
        {
          key: 'title',
          title: t('data.indicator'),
          head: true,
          wide: true,
          cell: (i: Indicator) => (
            <Link to="/data" search={{ ...words, indicator: i.id }}>
              {i.title}
            </Link>
          ),
        },
        { key: 'id', title: t('sheet.code'), cell: (i) => <code>{i.id}</code> },
        { key: 'unit', title: t('common.unit'), cell: (i) => i.unit },
        { key: 'frequency', title: t('filing.frequency'), cell: (i) => word('frequency', i.frequency) },
      ]}
      rows={rows}
      id={(i) => i.id}
      marked={(i) => i.id === words.indicator}
    />
  )
}

function Card({ id }: { id: string }) {
  const { t } = useTranslation()
  const [words, set] = useWords()
  const { session } = useRights()
  // By its id it is found among those whose id begins like it.
  const found = useIndicators(id).data?.items.find((i) => i.id === id)
  const month = words.period ?? session?.today.slice(0, 7) ?? ''
  const period = found && reported(month, found.frequency)
  const figures = useFigures(id, period, words.asOf)
  return (
    <section className="card indicator" aria-labelledby="indicator-title">
      <h2 id="indicator-title">{found?.title ?? id}</h2>
      <div className="filter">
        <TextField
          label={t('shell.period')}
          type="month"
          value={month.slice(0, 7)}
          onChange={(v) => set({ period: v || undefined }, true)}
        />
      </div>
      {found && (
        <>
          <Answer query={figures} lines={1}>
            {(page) =>
              page.figures.map((f) => (
                <p key={f.id}>
                  <span className="name">
                    {said(f.title)} · {periodLabel(f.period, language())}
                  </span>{' '}
                  <Figure figure={f} big told />
                </p>
              ))
            }
          </Answer>
          <Facts
            items={[
              [t('data.meaning'), found.meaning],
              [t('common.unit'), found.unit],
              [t('filing.frequency'), word('frequency', found.frequency)],
              [t('data.owner'), found.owner],
            ]}
          />
          <Legend />
        </>
      )}
    </section>
  )
}
