// Asking for an exemption from a finding; a second person decides.
import { useTranslation } from 'react-i18next'
import type { SheetId } from '../../api/filing'
import { useReviewActs } from '../../api/review'
import type { Finding } from '../../api/types'
import { Ask } from '../../ui/Ask'
import { useToast } from '../../ui/toast'

export function ExemptDialog(p: { id: SheetId; finding: Finding | null; onClose: () => void; onAsked: () => void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const { askExemption } = useReviewActs()
  const { finding } = p
  const send = (text: string) =>
    finding &&
    askExemption.mutate(
      { ...p.id, ruleId: finding.ruleId, item: finding.item ?? undefined, text },
      {
        onSuccess: () => {
          p.onClose()
          p.onAsked()
          toast.good(t('review.exemptAsked'))
        },
      },
    )
  return (
    <Ask
      open={!!finding}
      title={t('review.exempt')}
      why={finding ? `${t(`class.${finding.class}`)} ${finding.message}. ${t('review.exemptWhy')}` : undefined}
      go={t('review.exempt')}
      reason={{ label: t('common.reason'), least: 6 }}
      busy={askExemption.isPending}
      error={askExemption.error}
      onClose={p.onClose}
      onGo={send}
    />
  )
}
