// The sheet with its tools: check, submit, copy, workbook, messages.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SheetId, sheetKey, useSheetActs } from '../../api/filing'
import { useHistory } from '../../api/past'
import { useRights } from '../../api/session'
import type { Checks, Finding, Sheet } from '../../api/types'
import { useKeys } from '../../shell/keys'
import { Title } from '../../shell/Title'
import { Button } from '../../ui/Button'
import { Drawer } from '../../ui/Dialog'
import { Chip, Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'
import { useToast } from '../../ui/toast'
import { Acts } from './Acts'
import { ExemptDialog } from './ExemptDialog'
import { Findings } from './Findings'
import { Grid } from './Grid'
import type { Cells } from './grid/cells'
import { usePast } from './Past'
import { Settings } from './Settings'
import { StateLine } from './StateLine'
import { ReceiptCard, SubmitDialog } from './Submit'
import { Thread } from './Thread'
import { useCells, useTally } from './useCells'
import { WorkbookDialog } from './Workbook'

const LATER = 700
const NONE: Finding[] = []

export function Desk(p: { id: SheetId; sheet: Sheet; account: string; readOnly: boolean; asOf?: string }) {
  const { t } = useTranslation()
  const { sheet } = p
  const { may } = useRights()
  const toast = useToast()
  const acts = useSheetActs(p.id)
  const client = useQueryClient()
  const renew = useRenew(p.id)
  const past = usePast(useHistory(p.id, p.asOf))
  // Heard by the cells themselves; told here.
  useKeys(past.history && !p.readOnly ? [{ keys: 'Alt H', title: t('past.key'), run: () => {} }] : [])
  const cells = useCells(p.account, p.id, sheet, renew)
  const [checks, setChecks] = useState<Checks | null>(null)
  const [open, setOpen] = useState<'submit' | 'workbook' | 'thread' | null>(null)
  const [exempting, setExempting] = useState<Finding | null>(null)
  const [pasted, setPasted] = useState<string | null>(null)
  const [waits, setWaits] = useState(false)
  const summary = useRef<HTMLElement>(null)
  const takeFocus = useRef(false)
  const receipt = useRef<HTMLElement>(null)
  const [signed, setSigned] = useState(false)
  const titles = useMemo(() => new Map(sheet.rows.map((r) => [r.item, r.title])), [sheet.rows])
  const done = sheet.state === 'submitted' || sheet.state === 'accepted'
  const closed = p.readOnly || done || sheet.locked
  const onPasted = useCallback(
    (said: { taken: number; locked: number; outside: number; tooMany: boolean }) =>
      setPasted(
        [
          t('paste.taken', { n: said.taken }),
          said.locked > 0 && t('paste.locked', { n: said.locked }),
          said.outside > 0 && t('paste.outside', { n: said.outside }),
          said.tooMany && t('paste.tooMany'),
        ]
          .filter(Boolean)
          .join(' '),
      ),
    [t],
  )
  const onUndone = useCallback(() => setPasted(null), [])

  useEffect(() => {
    if (takeFocus.current && checks) summary.current?.focus()
    takeFocus.current = false
  }, [checks])

  const given = done && !!sheet.receipt
  useEffect(() => {
    if (!signed || !given) return
    receipt.current?.focus()
    setSigned(false)
  }, [signed, given])

  /** Everything has to be on the server before it is judged. */
  const ready = async (): Promise<boolean> => {
    await cells.flush()
    const clean = cells.pending() === 0 && cells.tally().invalid === 0 && cells.tally().conflict === 0
    setWaits(!clean)
    return clean
  }
  const check = async () => {
    if (!(await ready())) return
    const found = await acts.check.mutateAsync().catch(() => null)
    if (!found) return
    takeFocus.current = true
    setChecks({ ...found })
    renew()
  }
  const explain = async (body: { ruleId: string; item?: string; text: string }) => {
    await acts.explain.mutateAsync(body)
    setChecks(await acts.check.mutateAsync())
    toast.good(t('finding.saved'))
  }

  return (
    <div className="desk">
      <Name sheet={sheet} cells={cells} found={checks} />
      <div className="paper">
        <p className="official">
          <span>
            {t('sheet.number')} {sheet.number ?? sheet.form}
          </span>
          <span>
            {t('sheet.period')} {sheet.periodLabel}
          </span>
          {sheet.measure && (
            <span>
              {t('sheet.measure')} {sheet.measure}
            </span>
          )}
          <Chip
            tone={
              sheet.state === 'accepted'
                ? 'good'
                : sheet.state === 'returned' || sheet.state === 'faulty'
                  ? 'bad'
                  : 'plain'
            }
          >
            {t(`state.${sheet.state}`)}
          </Chip>
          {sheet.locked && <Chip tone="warning">{t('state.locked')}</Chip>}
        </p>
        <Acts
          id={p.id}
          sheet={sheet}
          acts={acts}
          readOnly={p.readOnly}
          cells={cells}
          onCheck={() => void check()}
          onOpen={async (what) => {
            if (what === 'submit') {
              if (!(await ready())) return
              // What is submitted is the sheet as it stands on the server now, with what colleagues typed.
              await client.refetchQueries({ queryKey: sheetKey(p.id) })
            }
            setOpen(what)
          }}
        />
        <Closed sheet={sheet} cells={cells} renew={acts.renew} />
        {waits && <Notice tone="warning" live title={t('sheet.notReady')} />}
        {acts.check.error && <ErrorState error={acts.check.error} />}
        {checks && (
          <Findings
            checks={checks}
            rows={titles}
            ref={summary}
            explain={closed ? undefined : explain}
            exempt={may('exemption.ask') ? setExempting : undefined}
          />
        )}
        {pasted && (
          <Notice
            live
            title={pasted}
            action={
              <Button
                small
                onClick={() => {
                  cells.undo()
                  setPasted(null)
                }}
              >
                {t('sheet.undoPaste')}
              </Button>
            }
          />
        )}
        {!closed && <Settings />}
        <StateLine cells={cells} readOnly={closed} />
        <Grid
          sheet={sheet}
          cells={cells}
          readOnly={p.readOnly}
          findings={checks?.findings ?? NONE}
          onPasted={onPasted}
          onUndone={onUndone}
          past={past}
        />
        <p className="signers">
          <span>
            {t('submit.responsible')} {sheet.signers.responsible || '--'}
          </span>
          <span>
            {t('submit.filledBy')} {sheet.signers.filledBy || '--'}
          </span>
          <span>
            {t('submit.phone')} {sheet.signers.phone || '--'}
          </span>
        </p>
        {sheet.receipt && done && <ReceiptCard receipt={sheet.receipt} ref={receipt} />}
      </div>
      <SubmitDialog
        open={open === 'submit'}
        sheet={sheet}
        acts={acts}
        onClose={() => setOpen(null)}
        onBlocked={() => void check()}
        onSubmitted={() => setSigned(true)}
      />
      <ExemptDialog id={p.id} finding={exempting} onClose={() => setExempting(null)} onAsked={() => void check()} />
      <WorkbookDialog
        open={open === 'workbook'}
        id={p.id}
        sheet={sheet}
        acts={acts}
        onClose={() => setOpen(null)}
        onTaken={renew}
      />
      <Drawer
        open={open === 'thread'}
        title={t('thread.title')}
        onClose={() => setOpen(null)}
        closeLabel={t('common.close')}
        width={480}
      >
        {open === 'thread' && <Thread id={p.id} rows={sheet.rows} silent={!may('filing.write', 'review.act')} />}
      </Drawer>
    </div>
  )
}

/** The title says that something is wrong before anything else, as long as it is. */
function Name(p: { sheet: Sheet; cells: Cells; found: Checks | null }) {
  const { t } = useTranslation()
  const tally = useTally(p.cells)
  const wrong = tally.invalid > 0 || (p.found?.findings.some((f) => f.state === 'open' && f.class !== 'D') ?? false)
  return (
    <Title
      text={`${p.sheet.form} ${p.sheet.title} ${p.sheet.periodLabel}`}
      before={wrong ? t('sheet.errorTitle') : undefined}
      note={`${p.sheet.unitName} · ${p.sheet.unit}`}
    >
      {p.sheet.title}
    </Title>
  )
}

/** Reads the sheet again a little later: totals follow what was saved. */
function useRenew(id: SheetId): () => void {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: sheetKey(id) }), LATER)
  }
}

function Closed(p: { sheet: Sheet; cells: Cells; renew: () => void }) {
  const { t } = useTranslation()
  useTally(p.cells)
  const { state, locked } = p.sheet
  if (locked)
    return (
      <Notice tone="warning" title={t('sheet.locked')}>
        {t('sheet.lockedHow')}
      </Notice>
    )
  if (state === 'accepted')
    return (
      <Notice tone="good" title={t('sheet.accepted')}>
        {t('sheet.acceptedHow')}
      </Notice>
    )
  if (state === 'submitted') return <Notice title={t('sheet.submitted')} />
  if (p.cells.closed) {
    return (
      <Notice
        tone="warning"
        live
        title={t('sheet.closed')}
        action={<Button onClick={p.renew}>{t('common.reload')}</Button>}
      />
    )
  }
  if (state === 'returned')
    return (
      <Notice tone="bad" title={t('sheet.returned')}>
        {p.sheet.returned}
      </Notice>
    )
  return null
}
