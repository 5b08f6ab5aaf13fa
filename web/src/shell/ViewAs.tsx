// Choosing the account to see the pages as.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewAs } from '../api/session'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { TextField } from '../ui/Field'
import { ErrorState } from '../ui/State'

export function ViewAs(p: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [login, setLogin] = useState('')
  const { start } = useViewAs()
  return (
    <Dialog open={p.open} title={t('view.as')} onClose={p.onClose} closeLabel={t('common.close')}>
      <form
        className="stack"
        onSubmit={(e) => {
          e.preventDefault()
          start.mutate(login, { onSuccess: p.onClose })
        }}
      >
        <p>{t('view.why')}</p>
        <TextField label={t('signin.login')} value={login} onChange={setLogin} required />
        {start.error && <ErrorState error={start.error} />}
        <div className="actions end">
          <Button kind="primary" submit busy={start.isPending} disabled={!login}>
            {t('view.start')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
