// Tokens for programs: named, with rights and an end, shown once.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTokenActs, useTokens } from '../../api/account'
import type { Right, Token } from '../../api/types'
import { listed, word } from '../../i18n'
import { moment } from '../../numbers/show'
import { Button } from '../../ui/Button'
import { CheckGroup, TextField } from '../../ui/Field'
import { Chip, Empty } from '../../ui/Notice'
import { Answer, ErrorState } from '../../ui/State'
import { Table } from '../../ui/Table'
import { Secret } from '../admin/Secret'

export function Tokens({ rights, today }: { rights: Right[]; today: string }) {
  const { t } = useTranslation()
  const query = useTokens()
  const { make, drop } = useTokenActs()
  const [name, setName] = useState('')
  const [expires, setExpires] = useState('')
  const [chosen, setChosen] = useState<Right[]>([])
  const [secret, setSecret] = useState<{ login: string; secret: string } | null>(null)
  const past = expires !== '' && expires <= today
  return (
    <>
      <Answer query={query} lines={2}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty title={t('tokens.none')} />
          ) : (
            <Table
              caption={t('tokens.title')}
              columns={[
                { key: 'name', title: t('tokens.name'), head: true, cell: (k: Token) => k.name },
                {
                  key: 'rights',
                  title: t('account.rights'),
                  wide: true,
                  cell: (k) => listed(k.rights.map((r) => word('right', r))),
                },
                { key: 'expires', title: t('tokens.expires'), cell: (k) => k.expires },
                { key: 'used', title: t('tokens.used'), cell: (k) => moment(k.used) },
                {
                  key: 'act',
                  title: t('filing.act'),
                  cell: (k) =>
                    k.revoked ? (
                      <Chip>{t('tokens.revoked')}</Chip>
                    ) : (
                      <Button
                        small
                        kind="danger"
                        label={`${t('tokens.drop')} ${k.name}`}
                        onClick={() => drop.mutate(k.id)}
                      >
                        {t('tokens.drop')}
                      </Button>
                    ),
                },
              ]}
              rows={page.items}
              id={(k) => String(k.id)}
            />
          )
        }
      </Answer>
      {drop.error && <ErrorState error={drop.error} />}
      <h3>{t('tokens.make')}</h3>
      <form
        className="stack"
        onSubmit={(e) => {
          e.preventDefault()
          make.mutate(
            { name, rights: chosen, expires },
            {
              onSuccess: (made) => {
                setSecret({ login: made.name, secret: made.token ?? '' })
                setName('')
                setChosen([])
              },
            },
          )
        }}
      >
        {make.error && <ErrorState error={make.error} />}
        <div className="narrow stack">
          <TextField label={t('tokens.name')} value={name} onChange={setName} required />
          <TextField
            label={t('tokens.expires')}
            type="date"
            value={expires}
            onChange={setExpires}
            error={past ? t('tokens.past') : null}
            required
          />
        </div>
        <CheckGroup
          label={t('account.rights')}
          options={rights.map((r) => ({ value: r, label: word('right', r) }))}
          value={chosen}
          onChange={setChosen}
        />
        <div className="actions">
          <Button submit busy={make.isPending} disabled={!name || !expires || past || chosen.length === 0}>
            {t('tokens.make')}
          </Button>
        </div>
      </form>
      <Secret found={secret} onClose={() => setSecret(null)} />
    </>
  )
}
