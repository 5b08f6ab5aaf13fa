// Submitting: who signs, and the receipt that comes back.
import { type Ref, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { submissionKey, type useSheetActs } from '../../api/filing'
import { hasCode } from '../../api/problem'
import type { Receipt, Sheet, Signers } from '../../api/types'
import { moment } from '../../numbers/show'
import { Button } from '../../ui/Button'
import { Copy } from '../../ui/Copy'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/Field'
import { Facts } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'

type Acts = ReturnType<typeof useSheetActs>

export function SubmitDialog(p: {
  open: boolean
  sheet: Sheet
  acts: Acts
  onClose: () => void
  /** The dialog is gone: refused for what the check finds, or submitted. */
  onBlocked: () => void
  onSubmitted: () => void
}) {
  const { t } = useTranslation()
  const [signers, setSigners] = useState<Signers>(p.sheet.signers)
  // The same key for every try of one submission: a repeated request is the same submission.
  const [key, setKey] = useState(submissionKey)
  const { submit } = p.acts
  const outcome = useRef<'blocked' | 'submitted' | null>(null)
  const gone = () => {
    if (outcome.current === 'blocked') p.onBlocked()
    if (outcome.current === 'submitted') p.onSubmitted()
    outcome.current = null
  }
  const missing = !signers.responsible.trim() || !signers.filledBy.trim() || !signers.phone.trim()
  const send = () =>
    submit.mutate(
      { ...signers, version: p.sheet.version, key },
      {
        onSuccess: () => {
          setKey(submissionKey())
          outcome.current = 'submitted'
          p.onClose()
        },
        onError: (e) => {
          // Another sheet than the one that was seen: it is shown as it is now, and can be submitted then.
          if (hasCode(e, 'precondition-failed')) p.acts.renew()
          if (!hasCode(e, 'blocked', 'precondition-failed')) return
          setKey(submissionKey())
          if (!hasCode(e, 'blocked')) return
          outcome.current = 'blocked'
          p.onClose()
        },
      },
    )
  const field = (name: keyof Signers, type: 'text' | 'tel' = 'text') => (
    <TextField
      label={t(`submit.${name}`)}
      type={type}
      value={signers[name]}
      onChange={(v) => setSigners({ ...signers, [name]: v })}
      required
    />
  )
  return (
    <Dialog open={p.open} title={t('submit.title')} onClose={p.onClose} onGone={gone} closeLabel={t('common.close')}>
      <form
        className="stack"
        onSubmit={(e) => {
          e.preventDefault()
          send()
        }}
      >
        <p>{t('submit.why', { title: p.sheet.title, period: p.sheet.periodLabel, firm: p.sheet.unitName })}</p>
        {submit.error && !hasCode(submit.error, 'blocked') && <ErrorState error={submit.error} />}
        {field('responsible')}
        {field('filledBy')}
        {field('phone', 'tel')}
        <div className="actions end">
          <Button onClick={p.onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" submit busy={submit.isPending} disabled={missing}>
            {t('submit.go')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

export function ReceiptCard({ receipt, ref }: { receipt: Receipt; ref?: Ref<HTMLElement> }) {
  const { t } = useTranslation()
  return (
    <section className="card receipt" aria-labelledby="receipt-title" tabIndex={-1} ref={ref}>
      <h2 id="receipt-title">{t('receipt.title')}</h2>
      <Facts
        items={[
          [t('receipt.number'), receipt.number],
          [t('receipt.at'), moment(receipt.at)],
          [t('receipt.person'), receipt.person],
          [t('receipt.file'), receipt.file],
          [t('receipt.hash'), <code key="hash">{receipt.hash}</code>],
        ]}
      />
      <div className="actions">
        <Copy label={t('receipt.copy')} text={`${receipt.number} ${receipt.at} ${receipt.hash}`} />
        <Button onClick={() => print()}>{t('common.print')}</Button>
      </div>
    </section>
  )
}
