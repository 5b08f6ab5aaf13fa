// The first run: whoever has the secret printed at the start makes the first accounts. Two persons, for whoever makes accounts
// gives no rights.
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMakeFirst, useSetup } from '../../api/account'
import { Sign } from '../../shell/Header'
import { Title } from '../../shell/Title'
import { Button } from '../../ui/Button'
import { Copy } from '../../ui/Copy'
import { TextField } from '../../ui/Field'
import { Facts, Notice } from '../../ui/Notice'
import { Answer, ErrorState } from '../../ui/State'

export function Setup() {
  const { t } = useTranslation()
  const setup = useSetup()
  return (
    <main className="alone" id="main" tabIndex={-1}>
      <div className="card narrow">
        <Sign />
        <Title text={t('setup.title')} note={t('setup.note')} />
        <Answer query={setup}>
          {(found) =>
            found.needed ? (
              <FirstAccounts held={found.steps.filter((s) => s.id !== 'account')} />
            ) : (
              <Notice tone="good" title={t('setup.done')} action={<Link to="/signin">{t('signin.go')}</Link>} />
            )
          }
        </Answer>
      </div>
    </main>
  )
}

const NOBODY = { login: '', name: '' }

function FirstAccounts({ held }: { held: { id: string; count: number }[] }) {
  const { t } = useTranslation()
  const make = useMakeFirst()
  const [secret, setSecret] = useState('')
  const [administrator, setAdministrator] = useState(NOBODY)
  const [security, setSecurity] = useState(NOBODY)
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const unlike = again !== '' && again !== password
  if (make.data) return <Made {...make.data} />
  const whole = [secret, administrator.login, administrator.name, security.login, security.name, password].every(
    (text) => text.trim() !== '',
  )
  return (
    <form
      className="stack"
      onSubmit={(e) => {
        e.preventDefault()
        make.mutate({ secret, administrator, password, security })
      }}
    >
      <Facts items={held.map((s) => [t(`setup.held.${s.id}` as never), s.count])} />
      {make.error && <ErrorState error={make.error} />}
      <TextField label={t('setup.secret')} hint={t('setup.secretHint')} value={secret} onChange={setSecret} required />
      <fieldset className="group stack boxed">
        <legend>{t('role.administrator')}</legend>
        <p className="small">{t('setup.administratorWhy')}</p>
        <Person value={administrator} onChange={setAdministrator} autoComplete="username" />
        <TextField
          label={t('signin.password')}
          hint={t('password.rule')}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
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
      </fieldset>
      <fieldset className="group stack boxed">
        <legend>{t('role.security')}</legend>
        <p className="small">{t('setup.securityWhy')}</p>
        <Person value={security} onChange={setSecurity} />
      </fieldset>
      <Button kind="primary" submit busy={make.isPending} disabled={!whole || again !== password}>
        {t('setup.make')}
      </Button>
    </form>
  )
}

type PersonOf = typeof NOBODY
function Person(p: { value: PersonOf; onChange: (next: PersonOf) => void; autoComplete?: string }) {
  const { t } = useTranslation()
  return (
    <>
      <TextField
        label={t('signin.login')}
        autoComplete={p.autoComplete}
        value={p.value.login}
        onChange={(login) => p.onChange({ ...p.value, login })}
        required
      />
      <TextField
        label={t('account.name')}
        value={p.value.name}
        onChange={(name) => p.onChange({ ...p.value, name })}
        required
      />
    </>
  )
}

/** The security officer's first password: on the screen once. */
function Made({ login, secret }: { login: string; secret: string }) {
  const { t } = useTranslation()
  return (
    <>
      <Notice tone="good" live title={t('setup.made')} />
      <Notice tone="warning" title={t('secret.once')}>
        <p>
          {t('role.security')} <code>{login}</code>
        </p>
        <p className="secret">
          <code>{secret}</code> <Copy label={t('common.copy')} text={secret} />
        </p>
      </Notice>
      <Link className="way" to="/signin">
        {t('setup.next')}
      </Link>
    </>
  )
}
