// Seeing the pages as another account sees them: read-only, and said on every page.
import { useTranslation } from 'react-i18next'
import { useSession, useViewAs } from '../api/session'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { ErrorState } from '../ui/State'

export function Viewing() {
  const { t } = useTranslation()
  const { data } = useSession()
  const { stop } = useViewAs()
  if (!data?.viewingAs) return null
  return (
    <Notice
      tone="warning"
      title={t('view.now', { name: data.viewingAs.name, login: data.viewingAs.login })}
      action={<Button onClick={() => stop.mutate()}>{t('view.stop')}</Button>}
    >
      {stop.error && <ErrorState error={stop.error} />}
    </Notice>
  )
}
