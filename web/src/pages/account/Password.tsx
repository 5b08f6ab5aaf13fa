// A new password, by wish or because it has to be changed.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePassword } from '../../api/account'
import { Title } from '../../shell/Title'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'

export function MustChange() {
  const { t } = useTranslation()
  return (
    <div className="card narrow">
      <Title text={t('password.must')} note={t('password.mustWhy')} />
      <PasswordForm />
    </div>
  )
}

export function PasswordForm() {
  const { t } = useTranslation()
  const change = usePassword()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const unlike = again !== '' && again !== next
  return (
    <form
      className="stack narrow"
      onSubmit={(e) => {
        e.preventDefault()
        change.mutate(
          { old, new: next },
          {
            onSuccess: () => {
              setOld('')
              setNext('')
              setAgain('')
            },
          },
        )
      }}
    >
      {change.error && <ErrorState error={change.error} />}
      {change.isSuccess && <Notice tone="good" live title={t('password.changed')} />}
      <TextField
        label={t('password.old')}
        type="password"
        autoComplete="current-password"
        value={old}
        onChange={setOld}
        required
      />
      <TextField
        label={t('password.new')}
        hint={t('password.rule')}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        required
      />
      <TextField
        label={t('password.again')}
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        error={unlike ? t('password.unlike') : null}
        required
      />
      <div className="actions">
        <Button kind="primary" submit busy={change.isPending} disabled={!old || !next || again !== next}>
          {t('password.change')}
        </Button>
      </div>
    </form>
  )
}
