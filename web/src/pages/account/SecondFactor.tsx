// The second step of signing in: a secret for an authenticator, as picture, text and address.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSecondFactor } from '../../api/account'
import { Button } from '../../ui/Button'
import { Copy } from '../../ui/Copy'
import { TextField } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'
import { Qr } from './Qr'

export function SecondFactor({ on }: { on: boolean }) {
  const { t } = useTranslation()
  const { begin, confirm, stop } = useSecondFactor()
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  if (on) {
    return (
      <form
        className="stack narrow"
        onSubmit={(e) => {
          e.preventDefault()
          stop.mutate(password, { onSuccess: () => setPassword('') })
        }}
      >
        <Notice tone="good" title={t('second.on')} />
        {stop.error && <ErrorState error={stop.error} />}
        <TextField
          label={t('password.old')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <div className="actions">
          <Button kind="danger" submit busy={stop.isPending} disabled={!password}>
            {t('second.stop')}
          </Button>
        </div>
      </form>
    )
  }
  if (!begin.data) {
    return (
      <>
        <p>{t('second.why')}</p>
        {begin.error && <ErrorState error={begin.error} />}
        <Button busy={begin.isPending} onClick={() => begin.mutate()}>
          {t('second.begin')}
        </Button>
      </>
    )
  }
  return (
    <form
      className="stack"
      onSubmit={(e) => {
        e.preventDefault()
        confirm.mutate(code.replace(/\s/g, ''))
      }}
    >
      <p>{t('second.scan')}</p>
      <Qr text={begin.data.uri} label={t('second.picture')} />
      <p className="secret">
        {t('second.secret')} <code>{begin.data.secret}</code>{' '}
        <Copy small label={t('common.copy')} text={begin.data.secret} />
      </p>
      <p className="small">
        <a href={begin.data.uri}>{t('second.open')}</a>
      </p>
      {confirm.error && <ErrorState error={confirm.error} />}
      <div className="narrow">
        <TextField
          label={t('signin.code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          value={code}
          onChange={setCode}
          required
        />
      </div>
      <div className="actions">
        <Button kind="primary" submit busy={confirm.isPending} disabled={!code}>
          {t('second.confirm')}
        </Button>
      </div>
    </form>
  )
}
