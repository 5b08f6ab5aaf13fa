// Login, password, and the code of the second step when it is asked for.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hasCode, trouble } from '../../api/problem'
import { useSignIn } from '../../api/session'
import type { Session } from '../../api/types'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'

export function SignInForm(p: { login?: string; onDone: (session: Session) => void }) {
  const { t } = useTranslation()
  const [login, setLogin] = useState(p.login ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [second, setSecond] = useState(false)
  const codeField = useRef<HTMLInputElement | null>(null)
  const signIn = useSignIn()
  useEffect(() => {
    if (second) codeField.current?.focus()
  }, [second])
  const submit = () =>
    signIn.mutate(second ? { login, password, code: code.replace(/\s/g, '') } : { login, password }, {
      onSuccess: p.onDone,
      onError: (e) => setSecond(hasCode(e, 'second-factor-needed') || (second && hasCode(e, 'login-refused'))),
    })
  return (
    <form
      className="stack"
      onSubmit={(e) => {
        e.preventDefault()
        submit()
      }}
    >
      <Refusal error={signIn.error} second={second} />
      <TextField
        label={t('signin.login')}
        name="username"
        autoComplete="username"
        value={login}
        onChange={setLogin}
        required
      />
      <TextField
        label={t('signin.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        required
      />
      {second && (
        <TextField
          label={t('signin.code')}
          hint={t('signin.codeHint')}
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          value={code}
          onChange={setCode}
          required
          inputRef={(el: HTMLInputElement | null) => {
            codeField.current = el
          }}
        />
      )}
      <Button kind="primary" submit busy={signIn.isPending}>
        {t('signin.go')}
      </Button>
    </form>
  )
}

function Refusal({ error, second }: { error: unknown; second: boolean }) {
  const { t } = useTranslation()
  if (!error) return null
  if (hasCode(error, 'second-factor-needed')) return <Notice live title={t('signin.secondNeeded')} />
  if (hasCode(error, 'login-refused')) {
    return <Notice tone="bad" live title={second ? t('signin.codeRefused') : t('signin.refused')} />
  }
  if (hasCode(error, 'locked-out')) {
    const seconds = trouble(error)?.retryAfter
    return (
      <Notice tone="bad" live title={t('signin.locked')}>
        <p>{seconds ? t('signin.lockedFor', { minutes: Math.ceil(seconds / 60) }) : t('signin.lockedAsk')}</p>
      </Notice>
    )
  }
  return <ErrorState error={error} />
}
