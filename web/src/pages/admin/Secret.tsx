// A one-time password, shown once and never again.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Copy } from '../../ui/Copy'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'

export function Secret(p: { found: { login: string; secret: string } | null; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog
      open={p.found !== null}
      title={t('secret.title')}
      firm
      onClose={p.onClose}
      closeLabel={t('common.close')}
      footer={
        <Button kind="primary" onClick={p.onClose}>
          {t('secret.kept')}
        </Button>
      }
    >
      {p.found && (
        <>
          <Notice tone="warning" title={t('secret.once')} />
          <p>
            {t('signin.login')} <code>{p.found.login}</code>
          </p>
          <p className="secret">
            <code>{p.found.secret}</code> <Copy label={t('common.copy')} text={p.found.secret} />
          </p>
        </>
      )}
    </Dialog>
  )
}
