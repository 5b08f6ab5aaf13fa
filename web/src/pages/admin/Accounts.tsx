// The accounts: found, made, changed, disabled; a secret is shown once.
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccountActs, useAccounts } from '../../api/accounts'
import { useRights } from '../../api/session'
import type { Account } from '../../api/types'
import { listed, word } from '../../i18n'
import { moment } from '../../numbers/show'
import { useWords } from '../../shell/useWords'
import { Ask } from '../../ui/Ask'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Chip, Empty, Skeleton } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'
import { Table } from '../../ui/Table'
import { useToast } from '../../ui/toast'
import { AccountDialog } from './AccountDialog'
import { Secret } from './Secret'

export function Accounts() {
  const { t } = useTranslation()
  const { may, session } = useRights()
  const toast = useToast()
  const [words, set] = useWords()
  const q = useDeferredValue(words.q ?? '')
  const query = useAccounts(q)
  const acts = useAccountActs()
  const [editing, setEditing] = useState<Account | 'new' | null>(null)
  const [asking, setAsking] = useState<{ what: 'disable' | 'reset'; account: Account } | null>(null)
  const [secret, setSecret] = useState<{ login: string; secret: string } | null>(null)
  const rows = query.data?.pages.flatMap((p) => p.items) ?? []
  const reset = (account: Account) =>
    acts.reset.mutate(account.id, {
      onSuccess: (found) => {
        setAsking(null)
        setSecret({ login: account.login, secret: found.secret })
      },
    })
  const disable = (account: Account) =>
    acts.change.mutate(
      { account, body: { disabled: !account.disabled } },
      {
        onSuccess: () => {
          setAsking(null)
          toast.good(t('common.saved'))
        },
      },
    )
  return (
    <>
      <div className="filter">
        <TextField
          label={t('account.find')}
          type="search"
          value={words.q ?? ''}
          onChange={(v) => set({ q: v || undefined }, true)}
        />
        {may('accounts.write') && (
          <Button kind="primary" onClick={() => setEditing('new')}>
            {t('account.make')}
          </Button>
        )}
      </div>
      {query.isPending && <Skeleton label={t('common.loading')} lines={6} />}
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.data && rows.length === 0 && (
        <Empty title={t('account.none')} why={q ? t('filing.hiddenWhy') : undefined} />
      )}
      {rows.length > 0 && (
        <Table
          stacked
          caption={t('admin.accounts')}
          columns={[
            { key: 'login', title: t('signin.login'), head: true, cell: (a: Account) => <code>{a.login}</code> },
            { key: 'name', title: t('account.name'), cell: (a) => <span className="whole">{a.name}</span> },
            {
              key: 'roles',
              title: t('account.roles'),
              cell: (a) =>
                a.roles.length === 0
                  ? '--'
                  : a.roles.map((r) => (
                      <span key={r} className="whole below">
                        {word('role', r)}
                      </span>
                    )),
            },
            {
              key: 'scopes',
              title: t('account.scopes'),
              cell: (a) =>
                a.scopes.length === 0
                  ? t('account.allScopes')
                  : listed(a.scopes.map((s) => `${word('scope', s.kind)} ${s.value}`)),
            },
            { key: 'state', title: t('account.state'), cell: (a) => <StateChips account={a} /> },
            {
              key: 'act',
              title: t('filing.act'),
              cell: (a) => (
                <span className="actions">
                  {may('accounts.write', 'rights.grant') && (
                    <Button small label={`${t('common.edit')} ${a.login}`} onClick={() => setEditing(a)}>
                      {t('common.edit')}
                    </Button>
                  )}
                  {may('accounts.write') && a.id !== session?.account.id && (
                    <>
                      <Button
                        small
                        label={`${t(a.disabled ? 'account.enable' : 'account.disable')} ${a.login}`}
                        onClick={() => setAsking({ what: 'disable', account: a })}
                      >
                        {t(a.disabled ? 'account.enable' : 'account.disable')}
                      </Button>
                      <Button
                        small
                        label={`${t('account.reset')} ${a.login}`}
                        onClick={() => setAsking({ what: 'reset', account: a })}
                      >
                        {t('account.reset')}
                      </Button>
                    </>
                  )}
                </span>
              ),
            },
          ]}
          rows={rows}
          id={(a) => String(a.id)}
        />
      )}
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.next')}
        </Button>
      )}
      <AccountDialog
        editing={editing}
        onClose={() => setEditing(null)}
        onMade={(login, made) => {
          setEditing(null)
          // Whom an issuer knows has no password here.
          if (made) setSecret({ login, secret: made })
        }}
      />
      <Ask
        open={asking !== null}
        title={
          asking?.what === 'reset'
            ? t('account.reset')
            : t(asking?.account.disabled ? 'account.enable' : 'account.disable')
        }
        why={
          asking
            ? `${asking.account.login} ${asking.account.name}. ${asking.what === 'reset' ? t('account.resetWhy') : t('account.disableWhy')}`
            : undefined
        }
        go={t('common.confirm')}
        danger={!asking?.account.disabled}
        busy={acts.reset.isPending || acts.change.isPending}
        error={asking?.what === 'reset' ? acts.reset.error : acts.change.error}
        onClose={() => setAsking(null)}
        onGo={() => asking && (asking.what === 'reset' ? reset(asking.account) : disable(asking.account))}
      />
      <Secret found={secret} onClose={() => setSecret(null)} />
    </>
  )
}

function StateChips({ account: a }: { account: Account }) {
  const { t } = useTranslation()
  return (
    <span className="chips">
      <Chip tone={a.disabled ? 'bad' : 'good'}>{t(a.disabled ? 'account.disabled' : 'account.active')}</Chip>
      {a.lockedUntil && (
        <Chip tone="warning">
          {t('account.lockedUntil')} {moment(a.lockedUntil)}
        </Chip>
      )}
      {a.secondFactor && <Chip>{t('second.short')}</Chip>}
    </span>
  )
}
