// The park's headline figures of the period, each with its way back.
import { useTranslation } from 'react-i18next'
import { useFigures } from '../../api/figures'
import { usePeriods } from '../../api/review'
import { useRights } from '../../api/session'
import { Figure, Legend } from '../../figure/Figure'
import { periodLabel, reported } from '../../figure/period'
import { language, said } from '../../i18n'
import { useWords } from '../../shell/useWords'
import { Answer } from '../../ui/State'
import { current } from './current'

/** Ids of indicators; what they are and how they are made is in the packs. */
const SHOWN = [
  ['industry.output', 'industry.output.growth'],
  ['industry.output.hightech', 'industry.output.hightech.growth'],
  ['industry.value_added.digital_core', 'industry.value_added.digital_core.share'],
]

export function Headlines() {
  const { t } = useTranslation()
  const [words] = useWords()
  const { session, may } = useRights()
  const periods = usePeriods(may('review.read'))
  const month =
    words.period ??
    current(
      periods.data?.items.filter((p) => p.form === 'B204-1'),
      {},
    )?.period ??
    session?.park.latest
  const period = reported(month ?? session?.today.slice(0, 7) ?? '', 'monthly')
  return (
    <section className="card" aria-labelledby="headline-title">
      <h2 id="headline-title">
        {t('home.headlines')} · {period ? periodLabel(period, language()) : ''}
      </h2>
      <div className="headlines">
        {SHOWN.map((pair) => (
          <div key={pair[0]} className="headline">
            {pair.map((indicator) => (
              <One key={indicator} indicator={indicator} period={period} asOf={words.asOf} />
            ))}
          </div>
        ))}
      </div>
      <Legend />
    </section>
  )
}

function One(p: { indicator: string; period: string | undefined; asOf?: string }) {
  const { t } = useTranslation()
  const query = useFigures(p.indicator, p.period, p.asOf)
  return (
    <Answer query={query} lines={1}>
      {({ figures }) =>
        figures.length > 0 ? (
          figures.map((f) => (
            <p key={f.id}>
              <span className="name">{said(f.title)}</span>
              <Figure figure={f} told />
            </p>
          ))
        ) : (
          <p>
            <span className="name">{p.indicator}</span> {t('common.notConnected')}
          </p>
        )
      }
    </Answer>
  )
}
