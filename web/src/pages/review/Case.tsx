// One firm's sheet under review: read-only values with their neighbours, findings, messages, verdict.

import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { Fragment, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSheet, useSheetActs } from '../../api/filing'
import { useHistory } from '../../api/past'
import { useRights } from '../../api/session'
import type { Finding, PeriodRow, Queued, Sheet } from '../../api/types'
import { grouped, moment } from '../../numbers/show'
import { withUnit } from '../../numbers/units'
import { useKeys } from '../../shell/keys'
import { useWords } from '../../shell/useWords'
import { Ask } from '../../ui/Ask'
import { Button } from '../../ui/Button'
import { Chip } from '../../ui/Notice'
import { Scroll } from '../../ui/Scroll'
import { Answer, ErrorState } from '../../ui/State'
import { Tabs } from '../../ui/Tabs'
import { useToast } from '../../ui/toast'
import { ExemptDialog } from '../sheet/ExemptDialog'
import { Findings } from '../sheet/Findings'
import { cellId } from '../sheet/Grid'
import { keyOf } from '../sheet/grid/layout'
import { type Past, PastButton, PastDetail, usePast } from '../sheet/Past'
import { Thread } from '../sheet/Thread'

export function Case(p: {
  at: PeriodRow
  row: Queued
  /** What the effect is on. */
  indicator: string
  accepting: boolean
  error: unknown
  onAccept: () => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { may } = useRights()
  const toast = useToast()
  const [words] = useWords()
  const id = { form: p.at.form, period: p.at.period, unit: p.row.unit }
  const sheet = useSheet(id)
  const acts = useSheetActs(id)
  const past = usePast(useHistory(id))
  const [asking, setAsking] = useState<'return' | null>(null)
  const [exempting, setExempting] = useState<Finding | null>(null)
  const [tab, setTab] = useState('findings')
  const impact = useRef<HTMLParagraphElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const check = acts.check.mutate
  useEffect(() => {
    check()
    heading.current?.focus()
  }, [check])
  const acceptable = may('review.act') && !p.at.locked
  useKeys([
    { keys: 'a', title: t('review.accept'), run: () => acceptable && p.onAccept() },
    { keys: 'r', title: t('review.return'), run: () => acceptable && setAsking('return') },
    { keys: 'i', title: t('review.impact'), run: () => impact.current?.focus() },
  ])
  const done = (text: string) => () => {
    setAsking(null)
    toast.good(text)
  }
  return (
    <section className="case" aria-labelledby="case-title">
      <div className="case-head">
        <h2 id="case-title" tabIndex={-1} ref={heading}>
          {p.row.unitName}
        </h2>
        <Button small onClick={p.onClose}>
          {t('common.close')}
        </Button>
      </div>
      <p className="small">
        <code>{p.row.unit}</code> · {t('review.submittedAt')} {moment(p.row.submittedAt)}{' '}
        <Link to="/filing/$form/$period/$unit" params={id} search={{ lang: words.lang }}>
          {t('review.openSheet')}
        </Link>
      </p>
      <p className="impact" tabIndex={-1} ref={impact}>
        {p.row.effect ? impactOf(p.row.effect, p.indicator, t) : t('review.noEffect')}
      </p>
      <div className="actions bar">
        <Button kind="primary" disabled={!acceptable} busy={p.accepting} onClick={p.onAccept} shortcut="a">
          {t('review.accept')}
        </Button>
        <Button kind="danger" disabled={!acceptable} onClick={() => setAsking('return')} shortcut="r">
          {t('review.return')}
        </Button>
      </div>
      {p.error ? <ErrorState error={p.error} /> : null}
      <Answer query={sheet} lines={6}>
        {(found) => (
          <>
            <Values sheet={found} findings={acts.check.data?.findings ?? []} past={past} />
            <Tabs
              label={t('review.aside')}
              tabs={[
                { key: 'findings', label: t('review.findings'), count: acts.check.data?.findings.length },
                { key: 'messages', label: t('thread.title'), count: found.messages },
                { key: 'history', label: t('review.history') },
              ]}
              value={tab}
              onChange={setTab}
            >
              {tab === 'findings' && acts.check.data && (
                <Findings
                  checks={acts.check.data}
                  rows={new Map(found.rows.map((r) => [r.item, r.title]))}
                  exempt={may('exemption.ask') ? setExempting : undefined}
                />
              )}
              {tab === 'findings' && acts.check.error && <ErrorState error={acts.check.error} retry={() => check()} />}
              {tab === 'messages' && <Thread id={id} rows={found.rows} silent={!may('review.act')} />}
              {tab === 'history' && <History sheet={found} />}
            </Tabs>
          </>
        )}
      </Answer>
      <Ask
        open={asking === 'return'}
        title={t('review.return')}
        go={t('review.return')}
        danger
        reason={{
          label: t('common.reason'),
          least: 6,
          templates: [t('review.template.unit'), t('review.template.check'), t('review.template.explain')],
        }}
        busy={acts.giveBack.isPending}
        error={acts.giveBack.error}
        onClose={() => setAsking(null)}
        onGo={(reason) => acts.giveBack.mutate(reason, { onSuccess: done(t('review.returned')) })}
      />
      <ExemptDialog id={id} finding={exempting} onClose={() => setExempting(null)} onAsked={() => check()} />
    </section>
  )
}

/** What accepting the sheet does; without a growth yet, only by how much it adds. */
function impactOf(effect: NonNullable<Queued['effect']>, indicator: string, t: TFunction): string {
  const amount = withUnit(grouped(effect.amount), effect.unit)
  return effect.points === null
    ? t('review.amountSentence', { indicator, amount })
    : t(effect.points.startsWith('-') ? 'review.impactDown' : 'review.impactUp', {
        indicator,
        points: grouped(effect.points.replace(/^[+-]/, '')),
        amount,
      })
}

/** The values as filed, each with last period and last year beside it. */
function Values({ sheet, findings, past }: { sheet: Sheet; findings: Finding[]; past: Past }) {
  const { t } = useTranslation()
  return (
    <Scroll label={t('sheet.table')} kind="sheet">
      <table>
        <caption className="unseen">
          {sheet.form} {sheet.title} {sheet.periodLabel}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('sheet.item')}</th>
            <th scope="col" className="measure">
              {t('sheet.measure')}
            </th>
            {sheet.columns.map((c) => (
              <th scope="col" key={c.id} className="n">
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row) => (
            <Fragment key={row.item}>
              <tr className={row.derived ? 'derived' : undefined}>
                <th scope="row" className={`level-${Math.min(row.level, 4)}`}>
                  {row.item} {row.title}
                  <PastButton past={past} row={row} />
                </th>
                <td className="measure">{row.measure}</td>
                {sheet.columns.map((column) => {
                  const cell = row.cells.find((c) => c.column === column.id)
                  const marks = findings.filter((f) => f.item === row.item && (f.column ?? '1') === column.id)
                  if (!cell) return <td key={column.id} className="void" />
                  return (
                    <td
                      key={column.id}
                      id={cellId(keyOf(row.item, column.id))}
                      tabIndex={-1}
                      className={`n${marks.length > 0 ? ' marked' : ''}`}
                      title={cell.origin ?? undefined}
                    >
                      <span className="digits">{cell.text === '' ? '--' : grouped(cell.text)}</span>
                      {marks.map((f) => (
                        <span key={f.ruleId} className={`chip class-${f.class}`} title={f.message}>
                          {f.class}
                        </span>
                      ))}
                      {(cell.lastPeriod !== null || cell.lastYear !== null) && (
                        <p className="beside">
                          {cell.lastPeriod !== null && (
                            <span>
                              {t('sheet.lastPeriod')} {grouped(cell.lastPeriod)}
                            </span>
                          )}
                          {cell.lastYear !== null && (
                            <span>
                              {t('sheet.lastYear')} {grouped(cell.lastYear)}
                            </span>
                          )}
                        </p>
                      )}
                    </td>
                  )
                })}
              </tr>
              <PastDetail past={past} row={row} sheet={sheet} span={2 + sheet.columns.length} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function History({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation()
  const r = sheet.receipt
  return (
    <div className="chips">
      <Chip>{t(`state.${sheet.state}`)}</Chip>
      {r && (
        <p>
          {t('receipt.number')} {r.number} · {moment(r.at)} · {r.person} · <code>{r.hash.slice(0, 16)}…</code>
        </p>
      )}
      <p>
        {t('submit.responsible')} {sheet.signers.responsible || '--'} · {t('submit.filledBy')}{' '}
        {sheet.signers.filledBy || '--'} · {t('submit.phone')} {sheet.signers.phone || '--'}
      </p>
    </div>
  )
}
