// How the park is doing, and what needs somebody: the figures of its targets, and three things to know.
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCockpit } from '../../api/cockpit'
import { useRights } from '../../api/session'
import type { Card, Thing } from '../../api/types'
import { separated } from '../../numbers/show'
import { NoRight } from '../../shell/Nowhere'
import { Title } from '../../shell/Title'
import { useWords } from '../../shell/useWords'
import { TextField } from '../../ui/Field'
import { Chip, Empty } from '../../ui/Notice'
import { Answer } from '../../ui/State'
import { Bullet } from '../targets/Bullet'
import { TONES } from '../targets/tones'

export function Cockpit() {
  const { t } = useTranslation()
  const { may, session } = useRights()
  const [words, set] = useWords()
  const query = useCockpit(words.period, words.asOf)
  if (!may('figures.read')) return <NoRight title={t('menu.cockpit')} />
  return (
    <>
      <Title text={t('menu.cockpit')} note={query.data?.periodLabel} />
      <div className="filter">
        <TextField
          label={t('shell.period')}
          type="month"
          value={(words.period ?? session?.park.latest ?? '').slice(0, 7)}
          onChange={(v) => set({ period: v || undefined }, true)}
        />
      </div>
      <Answer query={query} lines={10}>
        {(found) =>
          found.cards.length === 0 ? (
            <Empty title={t('cockpit.none')} why={t('cockpit.noneWhy')} />
          ) : (
            <>
              {found.things.length > 0 && <Things rows={found.things} />}
              <div className="cards">
                {found.cards.map((card) => (
                  <One key={card.figure} card={card} />
                ))}
              </div>
            </>
          )
        }
      </Answer>
    </>
  )
}

function Things({ rows }: { rows: Thing[] }) {
  const { t } = useTranslation()
  const [words, set] = useWords()
  return (
    <section className="card" aria-labelledby="things-title">
      <h2 id="things-title">{t('cockpit.things')}</h2>
      <ol className="things">
        {rows.map((thing) => (
          <li key={thing.kind}>
            {thing.text}{' '}
            {thing.figure && (
              <button type="button" className="link" onClick={() => set({ explain: thing.figure ?? undefined })}>
                {t('figure.explain')}
              </button>
            )}{' '}
            {thing.kind === 'growth' && (
              <Link to="/contribution" search={words}>
                {t('menu.contribution')}
              </Link>
            )}
            {thing.kind === 'target' && (
              <Link to="/targets" search={words}>
                {t('menu.targets')}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function One({ card }: { card: Card }) {
  const { t } = useTranslation()
  const [, set] = useWords()
  const open = (id: string | null) => set({ explain: id ?? undefined })
  return (
    <section className="card" aria-label={card.title}>
      <h2>{card.title}</h2>
      <p>
        <span className="figure big">
          <button type="button" aria-haspopup="dialog" onClick={() => open(card.figure)}>
            <span className="digits">{separated(card.shown)}</span>
            <span className="unseen"> {t('figure.explain')}</span>
          </button>
        </span>
      </p>
      {card.growth && (
        <p>
          {t('cockpit.growth')}{' '}
          <span className="figure">
            <button type="button" aria-haspopup="dialog" onClick={() => open(card.growthFigure)}>
              <span className="digits">{card.growth.shown}</span>
              {card.growth.value !== null && '%'}
              <span className="unseen">
                {' '}
                {card.title} {t('figure.explain')}
              </span>
            </button>
          </span>
        </p>
      )}
      {card.targets.map((target) => (
        <div key={target.target} className="target">
          <Bullet bars={target.bars} />
          <p className="small">
            {t('cockpit.target', { period: target.period, aim: separated(target.aim), done: target.completion.shown })}{' '}
            <Chip tone={TONES[target.verdict ?? ''] ?? 'plain'}>{target.said}</Chip>
          </p>
        </div>
      ))}
      {card.expected > 0 && (
        <p className="small">{t('cockpit.filed', { filed: card.filed, expected: card.expected })}</p>
      )}
    </section>
  )
}
