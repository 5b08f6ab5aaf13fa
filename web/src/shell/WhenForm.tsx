// Which period, and as known at which moment.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import { TextField } from '../ui/Field'

export function WhenForm(p: {
  period?: string
  asOf?: string
  /** Whether the page shows what was known at a moment. */
  timed: boolean
  onDone: (c: { period?: string; asOf?: string }) => void
}) {
  const { t } = useTranslation()
  const [period, setPeriod] = useState(p.period?.slice(0, 7) ?? '')
  const [asOf, setAsOf] = useState(p.asOf?.slice(0, 10) ?? '')
  return (
    <form
      className="stack"
      onSubmit={(e) => {
        e.preventDefault()
        p.onDone({ period: period || undefined, asOf: asOf || undefined })
      }}
    >
      <TextField label={t('shell.period')} type="month" value={period} onChange={setPeriod} />
      {p.timed && (
        <TextField label={t('shell.known')} hint={t('shell.knownHint')} type="date" value={asOf} onChange={setAsOf} />
      )}
      <div className="actions">
        <Button kind="primary" submit>
          {t('common.apply')}
        </Button>
        <Button onClick={() => p.onDone({ period: undefined, asOf: undefined })}>{t('common.clear')}</Button>
      </div>
    </form>
  )
}
