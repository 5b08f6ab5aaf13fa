// Locking a period; unlocking is asked for and decided by another person.
import { useTranslation } from 'react-i18next'
import { useReviewActs } from '../../api/review'
import type { PeriodRow } from '../../api/types'
import { Ask } from '../../ui/Ask'
import { useToast } from '../../ui/toast'

export function LockDialog(p: {
  kind: 'lock' | 'unlock' | null
  at: Pick<PeriodRow, 'form' | 'period'>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const toast = useToast()
  const { lock, ask } = useReviewActs()
  const done = (text: string) => () => {
    p.onClose()
    toast.good(text)
  }
  return (
    <>
      <Ask
        open={p.kind === 'lock'}
        title={t('review.lock')}
        why={t('review.lockWhy')}
        go={t('review.lock')}
        reason={{ label: t('common.reason'), least: 2 }}
        busy={lock.isPending}
        error={lock.error}
        onClose={p.onClose}
        onGo={(reason) =>
          lock.mutate({ form: p.at.form, period: p.at.period, reason }, { onSuccess: done(t('review.locked')) })
        }
      />
      <Ask
        open={p.kind === 'unlock'}
        title={t('review.askUnlock')}
        why={t('review.unlockWhy')}
        go={t('review.askUnlock')}
        reason={{ label: t('common.reason'), least: 6 }}
        busy={ask.isPending}
        error={ask.error}
        onClose={p.onClose}
        onGo={(reason) =>
          ask.mutate(
            { kind: 'unlock', subject: `${p.at.form}/${p.at.period}`, reason },
            { onSuccess: done(t('review.unlockAsked')) },
          )
        }
      />
    </>
  )
}
