// The head of every page: park, search, period and moment, language, who is here.
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights, useSession, useSignOut } from '../api/session'
import { address } from '../boot'
import { language, word } from '../i18n'
import { Popover } from '../ui/Menu'
import { useTimed, useWords } from './useWords'

const ViewAs = lazy(() => import('./ViewAs').then((m) => ({ default: m.ViewAs })))
const WhenForm = lazy(() => import('./WhenForm').then((m) => ({ default: m.WhenForm })))

export function Header(p: { onSearch: () => void; onMenu: () => void; menu: string }) {
  const { t } = useTranslation()
  const { data } = useSession()
  return (
    <header className="top">
      <button
        type="button"
        className="opener"
        aria-expanded={p.menu === 'open'}
        aria-label={t('shell.menu')}
        onClick={p.onMenu}
      >
        <span aria-hidden="true">☰</span>
      </button>
      <Link to="/home" className="brand">
        <span className="mark" aria-hidden="true">
          亩
        </span>
        <span className="park">{data?.park.name ?? t('app.name')}</span>
      </Link>
      <div className="tools">
        <button type="button" className="opener find" onClick={p.onSearch} aria-keyshortcuts="Control+K Meta+K">
          <span aria-hidden="true">⌕</span>
          <span className="text">{t('shell.search')}</span>
          <kbd aria-hidden="true">Ctrl K</kbd>
        </button>
        <When />
        <LanguageSwitch />
        <Who />
      </div>
    </header>
  )
}

/** Which period, and as known at which moment. */
function When() {
  const { t } = useTranslation()
  const [words, set] = useWords()
  const timed = useTimed()
  const name = t(timed ? 'shell.when' : 'shell.period')
  return (
    <Popover
      name={`${words.period ?? ''} ${name}`.trim()}
      label={
        <>
          <span aria-hidden="true">◷</span>
          <span className="text">{words.period ?? name}</span>
        </>
      }
    >
      {(close) => (
        <Suspense fallback={null}>
          <WhenForm
            period={words.period}
            asOf={words.asOf}
            timed={timed}
            onDone={(change) => {
              set(change)
              close()
            }}
          />
        </Suspense>
      )}
    </Popover>
  )
}

export function LanguageSwitch() {
  const [, set] = useWords()
  const other = language() === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="opener"
      lang={other === 'en' ? 'en' : 'zh-CN'}
      onClick={() => set({ lang: other }, true)}
    >
      {other === 'en' ? 'English' : '中文'}
    </button>
  )
}

/** What stands over the pages before anybody is signed in. */
export function Sign() {
  const { t } = useTranslation()
  return (
    <p className="sign-head">
      <span className="mark" aria-hidden="true">
        亩
      </span>
      <span>{t('app.name')}</span>
      <LanguageSwitch />
    </p>
  )
}

function Who() {
  const { t } = useTranslation()
  const { session, may } = useRights()
  const signOut = useSignOut()
  // Not loaded before it is asked for; kept afterwards, so that the focus finds its way back.
  const [viewing, setViewing] = useState<boolean | null>(null)
  if (!session) return null
  const leave = async () => {
    await signOut.mutateAsync().catch(() => null)
    location.assign(address('/signin'))
  }
  return (
    <>
      <Popover
        name={`${session.account.name} ${t('shell.who')}`}
        label={
          <>
            <span aria-hidden="true">◉</span>
            <span className="text">{session.account.name}</span>
          </>
        }
      >
        {(close) => (
          <div className="stack">
            <p>
              <strong>{session.account.name}</strong> <code>{session.account.login}</code>
            </p>
            <p className="small">{session.roles.map((r) => word('role', r)).join(' · ')}</p>
            <Link to="/account" onClick={close}>
              {t('menu.account')}
            </Link>
            {may('accounts.read') && !session.viewingAs && (
              <button
                type="button"
                className="link"
                onClick={() => {
                  close()
                  setViewing(true)
                }}
              >
                {t('view.as')}
              </button>
            )}
            <button type="button" className="link" onClick={() => void leave()}>
              {t('shell.signOut')}
            </button>
          </div>
        )}
      </Popover>
      {viewing !== null && (
        <Suspense fallback={null}>
          <ViewAs open={viewing} onClose={() => setViewing(false)} />
        </Suspense>
      )}
    </>
  )
}
