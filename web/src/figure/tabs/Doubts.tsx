// What people said of the figure, and the way to doubt it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChallenge, useChallenges } from '../../api/figures'
import { useRights } from '../../api/session'
import { moment } from '../../numbers/show'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { Answer, ErrorState } from '../../ui/State'

export function Doubts({ id }: { id: string }) {
  const { t } = useTranslation()
  const { may } = useRights()
  const query = useChallenges(id)
  const challenge = useChallenge(id)
  const [text, setText] = useState('')
  return (
    <>
      <Answer query={query} lines={2}>
        {(page) => (
          <ul className="thread">
            {page.items.length === 0 && <li>{t('challenge.none')}</li>}
            {page.items.map((c) => (
              <li key={c.id}>
                <p>{c.text}</p>
                <p className="small">
                  {c.person} · {moment(c.at)}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {may('challenge.write') && (
        <form
          className="stack"
          onSubmit={(e) => {
            e.preventDefault()
            challenge.mutate(text, { onSuccess: () => setText('') })
          }}
        >
          <TextField label={t('challenge.text')} hint={t('challenge.hint')} lines={3} value={text} onChange={setText} />
          {challenge.error && <ErrorState error={challenge.error} />}
          {challenge.isSuccess && <Notice tone="good" live title={t('challenge.sent')} />}
          <div className="actions">
            <Button submit busy={challenge.isPending} disabled={text.trim().length < 6}>
              {t('challenge.send')}
            </Button>
          </div>
        </form>
      )}
    </>
  )
}
