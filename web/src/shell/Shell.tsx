// The frame of the working pages: skip link, header, side menu, palette, drawer of explanations.
import { Link, Outlet, useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { onSignedOut } from '../api/client'
import { useSession } from '../api/session'
import { address } from '../boot'
import { usePref } from '../prefs'
import type { Search } from '../search'
import { Notice, Skeleton } from '../ui/Notice'
import { ErrorState } from '../ui/State'
import { Toasts } from '../ui/toast'
import { Header } from './Header'
import { useKeys } from './keys'
import { useMenu } from './menu'
import { useTimed, useWords } from './useWords'
import { Viewing } from './Viewing'

const Palette = lazy(() => import('./Palette').then((m) => ({ default: m.Palette })))
const Shortcuts = lazy(() => import('./Shortcuts').then((m) => ({ default: m.Shortcuts })))
const Explain = lazy(() => import('../figure/ExplainDrawer').then((m) => ({ default: m.ExplainDrawer })))
const Relogin = lazy(() => import('./Relogin').then((m) => ({ default: m.Relogin })))
const NewPassword = lazy(() => import('../pages/account/Password').then((m) => ({ default: m.MustChange })))

export function Shell() {
  const session = useSession()
  const { t } = useTranslation()
  if (session.data === undefined) {
    return (
      <main className="alone" id="main" tabIndex={-1}>
        {session.error ? (
          <ErrorState error={session.error} retry={() => void session.refetch()} />
        ) : (
          <Skeleton label={t('common.loading')} />
        )}
      </main>
    )
  }
  if (session.data === null) return <ToSignIn />
  if (session.data.mustChangePassword) {
    return (
      <main className="alone" id="main" tabIndex={-1}>
        <Suspense fallback={<Skeleton label={t('common.loading')} />}>
          <NewPassword />
        </Suspense>
      </main>
    )
  }
  return <Frame />
}

/** Remembers where one wanted to go, once: the address changes while this is still shown. */
function ToSignIn() {
  const go = useNavigate()
  const { state } = useRouter()
  const [wanted] = useState(state.location)
  useEffect(() => {
    const { lang } = wanted.search as Search
    void go({ to: '/signin', search: { next: wanted.href, lang }, replace: true })
  }, [go, wanted])
  return null
}

function Frame() {
  const { t } = useTranslation()
  const [menu, setMenu] = useMenuState()
  const [palette, setPalette] = useState(false)
  const [list, setList] = useState(false)
  // Asked for when it is needed, and kept: the dialog then listens by itself.
  const [lost, setLost] = useState(false)
  useEffect(() => onSignedOut(() => setLost(true)), [])
  // What was opened once stays mounted, so that the focus finds its way back.
  const [words] = useWords()
  const opened = useOnce({ palette, list, explain: !!words.explain })
  useGoing(
    () => setPalette(true),
    () => setList(true),
    () => setMenu(menu === 'open' ? 'closed' : 'open'),
  )
  return (
    <div className={`frame ${menu}`}>
      <SkipLink />
      <Header
        onSearch={() => setPalette(true)}
        onMenu={() => setMenu(menu === 'open' ? 'closed' : 'open')}
        menu={menu}
      />
      <SideMenu onShortcuts={() => setList(true)} />
      <main id="main" tabIndex={-1}>
        <Viewing />
        <Moment />
        <Suspense fallback={<Skeleton label={t('common.loading')} />}>
          <Outlet />
        </Suspense>
      </main>
      <Suspense fallback={null}>
        {opened.palette && <Palette open={palette} onClose={() => setPalette(false)} />}
        {opened.list && <Shortcuts open={list} onClose={() => setList(false)} />}
        {opened.explain && <Explain />}
      </Suspense>
      {lost && (
        <Suspense fallback={null}>
          <Relogin />
        </Suspense>
      )}
      <Toasts />
    </div>
  )
}

const NARROW = '(max-width: 700px)'
/** Open or not. On a narrow screen it stands above the page: there it is closed until it is asked for, and after each step. */
function useMenuState(): ['open' | 'closed', (next: 'open' | 'closed') => void] {
  const [wide, setWide] = usePref('menu')
  const [here, setHere] = useState<string | null>(null)
  const { pathname } = useLocation()
  const narrow = useSyncExternalStore(
    (listener) => {
      const query = matchMedia(NARROW)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => matchMedia(NARROW).matches,
  )
  if (!narrow) return [wide, setWide]
  return [here === pathname ? 'open' : 'closed', (next) => setHere(next === 'open' ? pathname : null)]
}

function useOnce<T extends Record<string, boolean>>(now: T): T {
  const [had, setHad] = useState(now)
  const next = Object.fromEntries(Object.entries(now).map(([k, v]) => [k, v || had[k]])) as T
  useEffect(() => {
    if (Object.keys(next).some((k) => next[k] !== had[k])) setHad(next)
  })
  return next
}

function useGoing(search: () => void, list: () => void, menu: () => void): void {
  const { t } = useTranslation()
  const go = useNavigate()
  const entries = useMenu()
  useKeys([
    { keys: 'mod+k', title: t('keys.palette'), run: search },
    { keys: '?', title: t('keys.list'), run: list },
    { keys: '[', title: t('keys.menu'), run: menu },
    {
      keys: '/',
      title: t('keys.filter'),
      run: () => document.querySelector<HTMLElement>('#main [type=search], #main select, #main [type=month]')?.focus(),
    },
    ...entries.map((e) => ({ keys: `g ${e.letter}`, title: e.title, run: () => void go({ to: e.to }) })),
  ])
}

function SkipLink() {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useValidAnchor: a link by its look and meaning; the focus has to move, not only the view.
    <a
      className="skip"
      href="#main"
      onClick={(e) => {
        e.preventDefault()
        document.getElementById('main')?.focus()
      }}
    >
      {t('shell.skip')}
    </a>
  )
}

function SideMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation()
  const entries = useMenu()
  return (
    <nav className="side" aria-label={t('shell.menu')}>
      <ul>
        {entries.map((e) => (
          <li key={e.to}>
            <Link to={e.to} activeProps={{ 'aria-current': 'page' }}>
              {e.title}
            </Link>
          </li>
        ))}
      </ul>
      <ul className="foot">
        <li>
          <button type="button" onClick={onShortcuts}>
            {t('shell.help')}
          </button>
        </li>
        <li>
          <a href={address('/api/openapi.json')}>{t('shell.api')}</a>
        </li>
      </ul>
    </nav>
  )
}

/** Says that an earlier moment is looked at, and leads back to now. */
function Moment() {
  const { t } = useTranslation()
  const [words, set] = useWords()
  const timed = useTimed()
  if (!words.asOf || !timed) return null
  return (
    <Notice
      tone="info"
      title={t('shell.asOf', { at: words.asOf.replace('T', ' ').slice(0, 16) })}
      action={
        <button type="button" className="link" onClick={() => set({ asOf: undefined })}>
          {t('shell.now')}
        </button>
      }
    />
  )
}
