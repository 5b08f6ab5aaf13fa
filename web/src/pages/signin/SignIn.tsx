// The page before all others.
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSetup } from '../../api/account'
import { useSession } from '../../api/session'
import { address, boot } from '../../boot'
import { router } from '../../router'
import { Sign } from '../../shell/Header'
import { Title } from '../../shell/Title'
import { useWords } from '../../shell/useWords'
import { Notice } from '../../ui/Notice'
import { SignInForm } from './SignInForm'

export function SignIn() {
  const { t } = useTranslation()
  const [words] = useWords()
  const session = useSession()
  const setup = useSetup()
  const next = safe(words.next)
  if (session.data) return <Leave to={next} />
  return (
    <main className="alone" id="main" tabIndex={-1}>
      <div className="card narrow">
        <Sign />
        <Title text={t('signin.title')} note={t('app.line')} />
        {setup.data?.needed && (
          <Notice tone="info" title={t('setup.needed')} action={<Link to="/setup">{t('setup.open')}</Link>} />
        )}
        <SignInForm onDone={() => {}} />
        {boot.signOn && (
          <p>
            <a href={`${address('/signin/issuer')}?next=${encodeURIComponent(address(next))}`}>{boot.signOn}</a>
          </p>
        )}
        <p className="small">{t('signin.help')}</p>
      </div>
    </main>
  )
}

/** Only a page of this installation, below its prefix; anything else would be a trap in the address. */
export function safe(next: string | undefined): string {
  // Browsers leave tabs and line ends out of an address before they read it.
  const good = next?.startsWith('/') && !next.startsWith('//') && !/[\\\p{Cc}]/u.test(next)
  // The server names a page with the prefix, the front end without.
  const within = good && next ? below(next) : '/home'
  return within.startsWith('/signin') ? '/home' : within
}

function below(path: string): string {
  return boot.basePath && path.startsWith(`${boot.basePath}/`) ? path.slice(boot.basePath.length) : path
}

function Leave({ to }: { to: string }) {
  useEffect(() => router.history.replace(`${boot.basePath}${to}`), [to])
  return null
}
