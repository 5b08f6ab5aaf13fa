// Asks before something that is not taken back lightly; with a reason where one is needed.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { TextField } from './Field'
import { ErrorState } from './State'

export function Ask(p: {
  open: boolean
  title: string
  why?: string
  go: string
  danger?: boolean
  reason?: { label: string; least: number; templates?: string[] }
  busy?: boolean
  error?: unknown
  onClose: () => void
  onGo: (reason: string) => void
}) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const enough = !p.reason || [...reason.trim()].length >= p.reason.least
  return (
    <Dialog open={p.open} title={p.title} onClose={p.onClose} closeLabel={t('common.close')}>
      <form
        className="stack"
        onSubmit={(e) => {
          e.preventDefault()
          if (enough) p.onGo(reason.trim())
        }}
      >
        {p.why && <p>{p.why}</p>}
        {p.reason?.templates && (
          <div className="actions">
            {p.reason.templates.map((text) => (
              <button key={text} type="button" className="small-button" onClick={() => setReason(text)}>
                {text}
              </button>
            ))}
          </div>
        )}
        {p.reason && (
          <TextField
            label={p.reason.label}
            hint={p.reason.least > 1 ? t('finding.explainHint', { n: p.reason.least }) : undefined}
            lines={3}
            value={reason}
            onChange={setReason}
            required
          />
        )}
        {p.error ? <ErrorState error={p.error} /> : null}
        <div className="actions end">
          <Button onClick={p.onClose}>{t('common.cancel')}</Button>
          <Button kind={p.danger ? 'danger' : 'primary'} submit busy={p.busy} disabled={!enough}>
            {p.go}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
