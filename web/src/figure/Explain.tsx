// The way back of one figure: head, actions, tabs.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { figureAddress, ROWS, useExplanation } from '../api/figures'
import type { Explanation } from '../api/shapes'
import { language, said, word } from '../i18n'
import { cut, moment } from '../numbers/show'
import { useKeys } from '../shell/keys'
import { Button } from '../ui/Button'
import { Copy } from '../ui/Copy'
import { Chip, Notice } from '../ui/Notice'
import { Answer } from '../ui/State'
import { Tabs } from '../ui/Tabs'
import { Exports } from './Exports'
import { Figure, useFigureText } from './Figure'
import { movedId, parts, periodLabel } from './period'
import { Changes } from './tabs/Changes'
import { Checks } from './tabs/Checks'
import { Doubts } from './tabs/Doubts'
import { Filings } from './tabs/Filings'
import { Formula } from './tabs/Formula'
import { Population } from './tabs/Population'
import { RevisionsTab } from './tabs/RevisionsTab'
import { Uses } from './tabs/Uses'

export interface ExplainProps {
  id: string
  asOf?: string
  onOpen: (id: string) => void
  active?: boolean
  tab?: string
  onTab?: (tab: string) => void
}

export function ExplainBody(p: ExplainProps) {
  const [limit, setLimit] = useState({ id: p.id, rows: ROWS })
  const rows = limit.id === p.id ? limit.rows : ROWS
  const query = useExplanation(p.id, p.asOf, rows)
  const body = useRef<HTMLDivElement>(null)
  const shown = useRef(p.id)
  useEffect(() => {
    // What had the focus belonged to the figure before.
    if (shown.current !== p.id && (p.active ?? true)) body.current?.focus()
    shown.current = p.id
  }, [p.id, p.active])
  return (
    <div ref={body} tabIndex={-1}>
      <Along id={p.id} onOpen={p.onOpen} active={p.active ?? true} />
      <Answer query={query} lines={8}>
        {(found) => (
          <Explained
            key={p.id}
            found={found}
            {...p}
            fetching={query.isPlaceholderData}
            onMore={() => setLimit({ id: p.id, rows: rows * 5 })}
          />
        )}
      </Answer>
    </div>
  )
}

/** ← and → along the periods. */
function Along(p: { id: string; onOpen: (id: string) => void; active: boolean }) {
  const { t } = useTranslation()
  const [before, after] = [movedId(p.id, -1), movedId(p.id, 1)]
  const name = (id: string | null) => periodLabel(id?.split('@')[1]?.split(',')[0] ?? '', language())
  useKeys(
    p.active
      ? [
          { keys: 'ArrowLeft', title: t('explain.before'), run: () => before && p.onOpen(before) },
          { keys: 'ArrowRight', title: t('explain.after'), run: () => after && p.onOpen(after) },
        ]
      : [],
  )
  return (
    <div className="along">
      {before && (
        <Button small onClick={() => p.onOpen(before)} shortcut="ArrowLeft">
          ← {name(before)}
        </Button>
      )}
      {after && (
        <Button small onClick={() => p.onOpen(after)} shortcut="ArrowRight">
          {name(after)} →
        </Button>
      )}
    </div>
  )
}

function Explained(p: ExplainProps & { found: Explanation; fetching: boolean; onMore: () => void }) {
  const { t } = useTranslation()
  const [own, setOwn] = useState('formula')
  const tab = p.tab ?? own
  const f = p.found.figure
  const counts = p.found.sections.map((s) => Object.values(s.counts).length > 0)
  const tabs = ['formula', 'population', 'filings', 'revisions', 'changes', 'checks', 'uses', 'doubts'] as const
  return (
    <div className="explained">
      <Head found={p.found} onOpen={p.onOpen} />
      {f.reason === 'suppressed' && (
        <Notice tone="warning" title={t('explain.suppressed')}>
          {f.withheld ? said(f.withheld) : t('explain.suppressedWhy')}
        </Notice>
      )}
      {f.reason && f.reason !== 'suppressed' && (
        <Notice title={word('reason', f.reason)}>{t('explain.noValue')}</Notice>
      )}
      {f.pack.unverified && <Notice tone="warning" title={t('explain.unverified')} />}
      <Actions found={p.found} />
      <Tabs
        label={t('explain.tabs')}
        tabs={tabs.map((key) => ({ key, label: t(`explain.tab.${key}`) }))}
        value={tab}
        onChange={p.onTab ?? setOwn}
      >
        {tab === 'formula' && <Formula found={p.found} onOpen={p.onOpen} />}
        {tab === 'population' && <Population found={p.found} hasCounts={counts.some(Boolean)} more={p} />}
        {tab === 'filings' && <Filings found={p.found} more={p} />}
        {tab === 'revisions' && <RevisionsTab id={f.id} asOf={p.asOf} />}
        {tab === 'changes' && <Changes found={p.found} asOf={p.asOf} more={p} />}
        {tab === 'checks' && <Checks id={f.id} asOf={p.asOf} />}
        {tab === 'uses' && <Uses id={f.id} asOf={p.asOf} onOpen={p.onOpen} />}
        {tab === 'doubts' && <Doubts id={f.id} />}
      </Tabs>
    </div>
  )
}

/** Title, basis and value in one sentence. */
export function useSentence(found: Explanation): string {
  const { t } = useTranslation()
  const f = found.figure
  const shown = useFigureText({ ...f, indicator: f.indicator })
  const growth = f.indicator.endsWith('.growth')
  const value =
    f.shown.value === null ? word('reason', f.reason) : `${shown.text.replace(/^[▲▼]/, '')}${spaced(shown.unit)}`
  const way =
    f.shown.value === null
      ? 'explain.noneSentence'
      : !growth
        ? 'explain.sentence'
        : shown.text.startsWith('▼')
          ? 'explain.downSentence'
          : 'explain.upSentence'
  return begun(
    t(way, {
      title: said(found.title),
      area: said(found.area),
      period: periodLabel(f.period, language()),
      value,
      basis: word('basis', f.basis),
      price: word('price', f.price),
      at: moment(f.as_of),
      status: word('status', f.status),
    }),
  )
}
/** A sentence begins with a capital letter. */
const begun = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const spaced = (unit: string): string => (unit === '%' || unit === '' || language() === 'zh' ? unit : ` ${unit}`)

function Head({ found, onOpen }: { found: Explanation; onOpen: (id: string) => void }) {
  const { t } = useTranslation()
  const f = found.figure
  const sentence = useSentence(found)
  const by = parts(f.id).by
  return (
    <div className="head-figure">
      <p className="value">
        <Figure figure={{ ...f, title: found.title }} onOpen={onOpen} big />
      </p>
      <p className="sentence">{sentence}</p>
      <p className="chips">
        <Chip tone={f.status === 'final' ? 'good' : 'plain'}>{word('status', f.status)}</Chip>
        <Chip>
          {t('explain.coverage')} {f.coverage.filed}/{f.coverage.expected}
        </Chip>
        <Chip>{word('basis', f.basis)}</Chip>
        <Chip>{word('price', f.price)}</Chip>
        {by && <Chip>{by}</Chip>}
        {(f.flags?.imputed ?? 0) > 0 && <Chip tone="warning">{t('explain.imputed', { n: f.flags?.imputed })}</Chip>}
        <Chip title={f.pack.hash}>
          {t('explain.pack')} {f.pack.id} {f.pack.version} {cut(f.pack.hash, 8)}
        </Chip>
      </p>
      <p className="small">
        <code>{f.id}</code>
      </p>
    </div>
  )
}

function Actions({ found }: { found: Explanation }) {
  const { t } = useTranslation()
  const f = found.figure
  const sentence = useSentence(found)
  return (
    <div className="actions">
      <Copy
        label={t('explain.cite')}
        text={`${sentence} [${f.id}] asOf=${f.as_of} ${f.pack.id}@${f.pack.hash.slice(0, 12)}`}
      />
      <Copy label={t('export.address')} text={figureAddress(f.id, f.as_of)} />
      <Exports id={f.id} asOf={f.as_of} />
    </div>
  )
}
