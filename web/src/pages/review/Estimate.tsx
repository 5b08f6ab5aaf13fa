// Firms that have not filed, estimated by a method of the packs: decided with a reason, marked, ended again.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEstimating, useMethods } from '../../api/estimates'
import { useRights } from '../../api/session'
import type { Estimate as Decided, PeriodRow } from '../../api/types'
import { language } from '../../i18n'
import { moment } from '../../numbers/show'
import { Ask } from '../../ui/Ask'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { SelectField, TextField } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'
import { useToast } from '../../ui/toast'
import { Way } from './Way'

const LEAST = 6

/** A source is told in the language it is written in; one that a reader may not read says nothing to them. */
const readable = (text: string): string => (language() === 'en' || /[\u4e00-\u9fff]/.test(text) ? text : '')

/** What was decided: the growth with estimates and its way back. */
export function Estimated({ at, found }: { at: PeriodRow; found: Decided }) {
  const { t } = useTranslation()
  const { may } = useRights()
  const toast = useToast()
  const { end } = useEstimating(at.form, at.period)
  const [ending, setEnding] = useState(false)
  return (
    <>
      <Notice
        tone="warning"
        title={t('estimate.title', { method: found.title, n: found.late })}
        action={
          may('period.lock') &&
          !at.locked && (
            <Button small onClick={() => setEnding(true)}>
              {t('estimate.end')}
            </Button>
          )
        }
      >
        <p>
          {t('estimate.growth')} <Way figure={found.figure} text={found.growth} />
          {found.growth && (
            <abbr className="mark" title={t('status.estimated')}>
              {t('mark.estimated')}
            </abbr>
          )}
        </p>
        <p className="small">
          {found.person} · {moment(found.at)} · {found.reason}
        </p>
      </Notice>
      <Ask
        open={ending}
        title={t('estimate.end')}
        why={t('estimate.endWhy')}
        go={t('estimate.end')}
        busy={end.isPending}
        error={end.error}
        onClose={() => setEnding(false)}
        onGo={() =>
          end.mutate(undefined, {
            onSuccess: () => {
              setEnding(false)
              toast.good(t('estimate.ended'))
            },
          })
        }
      />
    </>
  )
}

/** The button that asks for a method and a reason. */
export function Estimating({ at, late }: { at: PeriodRow; late: number }) {
  const { t } = useTranslation()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [method, setMethod] = useState('')
  const [reason, setReason] = useState('')
  const methods = useMethods(open).data?.items ?? []
  const { begin } = useEstimating(at.form, at.period)
  const chosen = methods.find((m) => m.id === method) ?? methods[0]
  const enough = [...reason.trim()].length >= LEAST
  const go = () =>
    chosen &&
    begin.mutate(
      { method: chosen.id, reason: reason.trim() },
      {
        onSuccess: () => {
          setOpen(false)
          toast.good(t('estimate.begun'))
        },
      },
    )
  return (
    <>
      <Button disabled={late === 0 || at.locked} onClick={() => setOpen(true)}>
        {t('estimate.begin')}
      </Button>
      <Dialog
        open={open}
        title={t('estimate.begin')}
        onClose={() => setOpen(false)}
        closeLabel={t('common.close')}
        width={600}
      >
        <form
          className="stack"
          onSubmit={(e) => {
            e.preventDefault()
            if (enough) go()
          }}
        >
          <p>{t('estimate.why', { n: late })}</p>
          <SelectField
            label={t('estimate.method')}
            hint={
              chosen &&
              [readable(chosen.source), chosen.verified ? '' : t('estimate.unverified')].filter(Boolean).join(' · ')
            }
            value={chosen?.id ?? ''}
            onChange={setMethod}
            options={methods.map((m) => ({ value: m.id, label: m.title }))}
          />
          <TextField
            label={t('common.reason')}
            hint={t('finding.explainHint', { n: LEAST })}
            lines={3}
            value={reason}
            onChange={setReason}
            required
          />
          {begin.error && <ErrorState error={begin.error} />}
          <div className="actions end">
            <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
            <Button kind="primary" submit busy={begin.isPending} disabled={!enough || !chosen}>
              {t('estimate.go')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
