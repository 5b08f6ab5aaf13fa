// Making an account, or changing one. Who may change what: the administrator the account, security the rights.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AccountChange, useAccountActs } from '../../api/accounts'
import { hasCode } from '../../api/problem'
import { useRights } from '../../api/session'
import type { Account, Right, Role, Scope } from '../../api/types'
import { boot } from '../../boot'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { CheckGroup, TextField } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'
import { useToast } from '../../ui/toast'
import { readScopes, writeScopes } from './scopes'

const ROLES = [
  'clerk',
  'statistician',
  'officer',
  'service',
  'leader',
  'analyst',
  'publisher',
  'administrator',
  'security',
  'auditor',
] as const

interface Draft {
  login: string
  name: string
  email: string
  subject: string
  roles: Role[]
  scopes: string
}
const draftOf = (a: Account | null): Draft => ({
  login: a?.login ?? '',
  name: a?.name ?? '',
  email: a?.email ?? '',
  subject: a?.subject ?? '',
  roles: a?.roles ?? [],
  scopes: a ? writeScopes(a.scopes) : '',
})

export function AccountDialog(p: {
  editing: Account | 'new' | null
  onClose: () => void
  onMade: (login: string, secret: string | null) => void
}) {
  const { t } = useTranslation()
  const { may, session } = useRights()
  const toast = useToast()
  const acts = useAccountActs()
  const account = p.editing === 'new' ? null : p.editing
  const [draft, setDraft] = useState<Draft>(draftOf(null))
  const set = (change: Partial<Draft>) => setDraft((had) => ({ ...had, ...change }))
  const { reset: resetMake } = acts.make
  const { reset: resetChange } = acts.change
  useEffect(() => {
    if (!p.editing) return
    setDraft(draftOf(p.editing === 'new' ? null : p.editing))
    resetMake()
    resetChange()
  }, [p.editing, resetMake, resetChange])

  const fresh = p.editing === 'new'
  const own = account?.id === session?.account.id
  const grants = !own && may('rights.grant')
  const scopes = readScopes(draft.scopes)
  const faulty = scopes === null
  const needsFirm = draft.roles.includes('clerk') && !(scopes ?? []).some((s) => s.kind === 'firm')
  const save = () => {
    if (fresh) {
      const body = {
        login: draft.login,
        name: draft.name,
        email: draft.email || undefined,
        subject: draft.subject || undefined,
        roles: draft.roles,
        scopes: scopes ?? [],
      }
      acts.make.mutate(body, { onSuccess: (made) => p.onMade(made.account.login, made.secret) })
    } else if (account) {
      acts.change.mutate(
        { account, body: changed(account, draft, scopes ?? [], may) },
        {
          onSuccess: () => {
            toast.good(t('common.saved'))
            p.onClose()
          },
        },
      )
    }
  }
  const error = acts.make.error ?? acts.change.error
  return (
    <Dialog
      open={p.editing !== null}
      title={fresh ? t('account.make') : t('account.edit')}
      onClose={p.onClose}
      closeLabel={t('common.close')}
      width={640}
    >
      <form
        className="stack"
        onSubmit={(e) => {
          e.preventDefault()
          save()
        }}
      >
        {hasCode(error, 'precondition-failed', 'precondition-required') ? (
          <Notice tone="warning" live title={t('account.conflict')}>
            {t('account.conflictWhy')}
          </Notice>
        ) : (
          error && <ErrorState error={error} />
        )}
        {fresh && (
          <TextField label={t('signin.login')} value={draft.login} onChange={(login) => set({ login })} required />
        )}
        {may('accounts.write') && (
          <>
            <TextField label={t('account.name')} value={draft.name} onChange={(name) => set({ name })} required />
            <TextField
              label={t('account.email')}
              type="email"
              value={draft.email}
              onChange={(email) => set({ email })}
            />
          </>
        )}
        {boot.signOn && (fresh || grants) && (
          <TextField
            label={t('account.subject')}
            hint={t('account.subjectHint', { way: boot.signOn })}
            value={draft.subject}
            onChange={(subject) => set({ subject })}
          />
        )}
        {grants ? (
          <>
            <CheckGroup
              label={t('account.roles')}
              options={ROLES.map((r) => ({ value: r, label: t(`role.${r}`) }))}
              value={draft.roles}
              onChange={(roles) => set({ roles })}
            />
            <TextField
              label={t('account.scopes')}
              hint={t('account.scopesHint')}
              lines={3}
              value={draft.scopes}
              onChange={(text) => set({ scopes: text })}
              error={faulty ? t('account.scopesFaulty') : needsFirm ? t('account.clerkFirm') : null}
            />
          </>
        ) : (
          <p className="small">{own ? t('account.notOwn') : t('account.noGrant')}</p>
        )}
        <div className="actions end">
          <Button onClick={p.onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            submit
            busy={acts.make.isPending || acts.change.isPending}
            disabled={faulty || (fresh && (!draft.login || !draft.name))}
          >
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Only what was changed, and only what this person may change. */
function changed(a: Account, d: Draft, scopes: Scope[], may: (...r: Right[]) => boolean): AccountChange {
  const out: AccountChange = {}
  if (may('accounts.write')) {
    if (d.name !== a.name) out.name = d.name
    if (d.email !== (a.email ?? '')) out.email = d.email
  }
  if (may('rights.grant')) {
    if (d.subject.trim() !== (a.subject ?? '')) out.subject = d.subject
    if ([...d.roles].sort().join() !== [...a.roles].sort().join()) out.roles = d.roles
    if (writeScopes(scopes) !== writeScopes(a.scopes)) out.scopes = scopes
  }
  return out
}
