// What the check found: a summary that takes the focus, a link to each cell, explanations where they are asked for.
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Checks, Finding } from '../../api/types'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { ErrorState } from '../../ui/State'
import { focusCell } from './Grid'
import { keyOf } from './grid/layout'

/** Characters an explanation has at least, as in the national system. */
export const LEAST = 6

export interface FindingsProps {
  checks: Checks
  rows: Map<string, string>
  explain?: (body: { ruleId: string; item?: string; text: string }) => Promise<unknown>
  exempt?: (finding: Finding) => void
  ref?: Ref<HTMLElement>
}

export function Findings(p: FindingsProps) {
  const { t } = useTranslation()
  const { findings, counts } = p.checks
  const open = findings.filter((f) => f.state === 'open' && f.class !== 'D').length
  if (findings.length === 0) {
    return (
      <section className="summary good" tabIndex={-1} ref={p.ref} aria-labelledby="summary-title">
        <h2 id="summary-title">{t('finding.none')}</h2>
      </section>
    )
  }
  return (
    <section
      className={`summary ${open > 0 ? 'bad' : 'good'}`}
      tabIndex={-1}
      ref={p.ref}
      aria-labelledby="summary-title"
    >
      <h2 id="summary-title">{open > 0 ? t('finding.title', { n: open }) : t('finding.ready')}</h2>
      <p className="chips">
        {(['A', 'B', 'C', 'D'] as const).map((c) => (
          <span key={c} className={`chip class-${c}`}>
            {t(`class.${c}`)} {counts[c]}
          </span>
        ))}
      </p>
      <ul>
        {findings.map((f, at) => (
          <li key={`${f.ruleId} ${f.item} ${f.column} ${f.message}`}>
            <One finding={f} first={findings.findIndex((x) => about(x) === about(f)) === at} {...p} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What an explanation or an exemption speaks of: findings of one rule on one item share it. */
const about = (f: Finding): string => `${f.ruleId} ${f.item}`

function One({ finding: f, first, rows, explain, exempt }: FindingsProps & { finding: Finding; first: boolean }) {
  const { t } = useTranslation()
  const named = f.item ? `${f.item} ${rows.get(f.item) ?? ''}`.trim() : t('finding.sheet')
  // Most messages begin with the row they speak of.
  const text = f.message.startsWith(named) ? f.message : `${named}: ${f.message}`
  return (
    <>
      <p>
        <strong>{t(`class.${f.class}`)}</strong>{' '}
        {f.item ? (
          <a
            href={`#${f.item}`}
            onClick={(e) => {
              e.preventDefault()
              focusCell(keyOf(f.item ?? '', f.column ?? '1'))
            }}
          >
            {text}
          </a>
        ) : (
          <span>{text}</span>
        )}{' '}
        <code className="small">{f.ruleId}</code>
        {f.state !== 'open' && <em> {t(`finding.${f.state}`)}</em>}
      </p>
      {f.hint && <p className="small">{f.hint}</p>}
      {f.state === 'open' && f.explainable && explain && first && <Why finding={f} explain={explain} />}
      {exempt && first && f.state === 'open' && f.exemptible && (
        <Button small onClick={() => exempt(f)}>
          {t('review.exempt')}
        </Button>
      )}
    </>
  )
}

function Why({ finding, explain }: { finding: Finding; explain: NonNullable<FindingsProps['explain']> }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const short = text.trim() !== '' && [...text.trim()].length < LEAST
  const send = async () => {
    setBusy(true)
    setError(null)
    try {
      await explain({ ruleId: finding.ruleId, item: finding.item ?? undefined, text: text.trim() })
    } catch (e) {
      setError(e)
    }
    setBusy(false)
  }
  return (
    <form
      className="why"
      onSubmit={(e) => {
        e.preventDefault()
        void send()
      }}
    >
      <TextField
        label={t('finding.explain')}
        hint={t('finding.explainHint', { n: LEAST })}
        value={text}
        onChange={setText}
        error={short ? t('finding.short', { n: LEAST }) : null}
      />
      <Button submit small busy={busy} disabled={[...text.trim()].length < LEAST}>
        {t('finding.save')}
      </Button>
      {error !== null && <ErrorState error={error} />}
    </form>
  )
}
