// One's own account: password, second step, sessions, tokens.
import { useTranslation } from 'react-i18next'
import { useEndSession, useOwnSessions } from '../../api/account'
import { useRights } from '../../api/session'
import type { OwnSession } from '../../api/types'
import { listed, word } from '../../i18n'
import { moment } from '../../numbers/show'
import { Title } from '../../shell/Title'
import { Button } from '../../ui/Button'
import { Chip, Facts } from '../../ui/Notice'
import { Answer, ErrorState } from '../../ui/State'
import { Table } from '../../ui/Table'
import { device } from './device'
import { PasswordForm } from './Password'
import { SecondFactor } from './SecondFactor'
import { Tokens } from './Tokens'

export function AccountPage() {
  const { t } = useTranslation()
  const { session } = useRights()
  if (!session) return null
  return (
    <>
      <Title text={t('menu.account')} note={`${session.account.name} · ${session.account.login}`} />
      <section className="card" aria-labelledby="who-title">
        <h2 id="who-title">{t('account.what')}</h2>
        <Facts
          items={[
            [t('account.roles'), listed(session.roles.map((r) => word('role', r)))],
            [
              t('account.scopes'),
              session.scopes.length === 0
                ? t('account.allScopes')
                : listed(session.scopes.map((s) => `${word('scope', s.kind)} ${s.value}`)),
            ],
            [
              t('account.rights'),
              <span key="r" className="small">
                {listed(session.rights.map((r) => word('right', r)))}
              </span>,
            ],
          ]}
        />
      </section>
      <div className="cards two">
        <section className="card" aria-labelledby="password-title">
          <h2 id="password-title">{t('password.title')}</h2>
          <PasswordForm />
        </section>
        <section className="card" aria-labelledby="second-title">
          <h2 id="second-title">{t('second.title')}</h2>
          <SecondFactor on={session.secondFactor} />
        </section>
      </div>
      <section className="card" aria-labelledby="sessions-title">
        <h2 id="sessions-title">{t('sessions.title')}</h2>
        <Sessions />
      </section>
      <section className="card" aria-labelledby="tokens-title">
        <h2 id="tokens-title">{t('tokens.title')}</h2>
        <Tokens rights={session.rights} today={session.today} />
      </section>
    </>
  )
}

function Sessions() {
  const { t } = useTranslation()
  const query = useOwnSessions()
  const end = useEndSession()
  return (
    <>
      {end.error && <ErrorState error={end.error} />}
      <Answer query={query} lines={2}>
        {(page) => (
          <Table
            stacked
            caption={t('sessions.title')}
            columns={[
              {
                key: 'agent',
                title: t('sessions.agent'),
                head: true,
                wide: true,
                cell: (s: OwnSession) => <span title={s.agent}>{device(s.agent)}</span>,
              },
              { key: 'made', title: t('sessions.made'), cell: (s) => <span className="whole">{moment(s.made)}</span> },
              { key: 'seen', title: t('sessions.seen'), cell: (s) => <span className="whole">{moment(s.seen)}</span> },
              {
                key: 'act',
                title: t('filing.act'),
                cell: (s) =>
                  s.current ? (
                    <Chip tone="good">{t('sessions.current')}</Chip>
                  ) : (
                    <Button
                      small
                      label={`${t('sessions.end')} ${device(s.agent)} ${moment(s.made)}`}
                      onClick={() => end.mutate(s.id)}
                    >
                      {t('sessions.end')}
                    </Button>
                  ),
              },
            ]}
            rows={page.items}
            id={(s) => String(s.id)}
          />
        )}
      </Answer>
    </>
  )
}
