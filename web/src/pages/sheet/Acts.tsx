// The buttons over a sheet, by its state and one's rights.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SheetId, templateAddress, type useSheetActs } from '../../api/filing'
import { useRequests, useReviewActs } from '../../api/review'
import { useRights } from '../../api/session'
import type { Sheet } from '../../api/types'
import { Ask } from '../../ui/Ask'
import { Button } from '../../ui/Button'
import { Chip } from '../../ui/Notice'
import { useToast } from '../../ui/toast'
import type { Cells } from './grid/cells'

export function Acts(p: {
  id: SheetId
  sheet: Sheet
  acts: ReturnType<typeof useSheetActs>
  cells: Cells
  readOnly: boolean
  onCheck: () => void
  onOpen: (what: 'submit' | 'workbook' | 'thread') => void
}) {
  const { t } = useTranslation()
  const { may } = useRights()
  const toast = useToast()
  const [asking, setAsking] = useState<'copy' | 'withdraw' | 'reopen' | null>(null)
  const { ask } = useReviewActs()
  const { state, locked } = p.sheet
  const writes = may('filing.write') && !p.readOnly
  const open = writes && !locked && state !== 'submitted' && state !== 'accepted'
  const subject = `${p.id.form}/${p.id.period}/${p.id.unit}`
  const reopens = may('filing.submit') && state === 'accepted'
  const asked = useRequests(reopens).data?.items.some((r) => r.subject === subject && !r.decision)
  const finished = (text: string) => () => {
    setAsking(null)
    toast.good(text)
  }
  return (
    <div className="actions bar" role="group" aria-label={t('sheet.tools')}>
      <Button onClick={p.onCheck} busy={p.acts.check.isPending}>
        {t('sheet.check')}
      </Button>
      {open && may('filing.submit') && (
        <Button kind="primary" onClick={() => p.onOpen('submit')}>
          {t('sheet.submit')}
        </Button>
      )}
      {writes && state === 'submitted' && !locked && (
        <Button onClick={() => setAsking('withdraw')}>{t('sheet.withdraw')}</Button>
      )}
      {reopens &&
        (asked ? (
          <Chip tone="warning">{t('sheet.askedChange')}</Chip>
        ) : (
          <Button onClick={() => setAsking('reopen')}>{t('sheet.askChange')}</Button>
        ))}
      {open && <Button onClick={() => setAsking('copy')}>{t('sheet.copyLast')}</Button>}
      {open && <Button onClick={() => p.cells.undo()}>{t('sheet.undo')}</Button>}
      {open && <Button onClick={() => p.onOpen('workbook')}>{t('sheet.upload')}</Button>}
      <Button href={templateAddress(p.id)} saveAs>
        {t('sheet.template')}
      </Button>
      <Button onClick={() => p.onOpen('thread')}>
        {t('thread.title')} {p.sheet.messages > 0 ? `(${p.sheet.messages})` : ''}
      </Button>
      <Button onClick={() => print()}>{t('common.print')}</Button>
      <Ask
        open={asking === 'copy'}
        title={t('sheet.copyLast')}
        why={t('sheet.copyWhy')}
        go={t('sheet.copyLast')}
        busy={p.acts.copyLast.isPending}
        error={p.acts.copyLast.error}
        onClose={() => setAsking(null)}
        onGo={() => p.acts.copyLast.mutate(undefined, { onSuccess: finished(t('sheet.copied')) })}
      />
      <Ask
        open={asking === 'withdraw'}
        title={t('sheet.withdraw')}
        why={t('sheet.withdrawWhy')}
        go={t('sheet.withdraw')}
        danger
        busy={p.acts.withdraw.isPending}
        error={p.acts.withdraw.error}
        onClose={() => setAsking(null)}
        onGo={() => p.acts.withdraw.mutate(undefined, { onSuccess: finished(t('sheet.withdrawn')) })}
      />
      <Ask
        open={asking === 'reopen'}
        title={t('sheet.askChange')}
        why={t('sheet.askChangeWhy')}
        go={t('sheet.askSend')}
        reason={{ label: t('common.reason'), least: 6 }}
        busy={ask.isPending}
        error={ask.error}
        onClose={() => setAsking(null)}
        onGo={(reason) => ask.mutate({ kind: 'reopen', subject, reason }, { onSuccess: finished(t('sheet.asked')) })}
      />
    </div>
  )
}
