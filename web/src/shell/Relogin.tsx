// The session ended in the middle of work: sign in over the page, nothing is lost.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { onSignedOut, SIGNED_IN } from '../api/client'
import { useSession } from '../api/session'
import { SignInForm } from '../pages/signin/SignInForm'
import { queries } from '../router'
import { Dialog } from '../ui/Dialog'

export function Relogin() {
  const { t } = useTranslation()
  const { data } = useSession()
  const [lost, setLost] = useState(true)
  useEffect(() => onSignedOut(() => setLost(true)), [])
  const back = (id: number) => {
    if (data && id !== data.account.id) {
      // Somebody else: nothing of the one before may stay on the screen.
      location.reload()
      return
    }
    setLost(false)
    window.dispatchEvent(new Event(SIGNED_IN))
    void queries.invalidateQueries()
  }
  return (
    <Dialog
      open={lost && !!data}
      title={t('signin.again')}
      firm
      onClose={() => {}}
      closeLabel={t('common.close')}
      width={420}
    >
      <p>{t('signin.againWhy')}</p>
      <SignInForm login={data?.account.login} onDone={(s) => back(s.account.id)} />
    </Dialog>
  )
}
