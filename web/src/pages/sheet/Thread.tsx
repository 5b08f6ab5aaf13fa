// What firm and office wrote to each other about a sheet.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SheetId, useMessages, useSay } from '../../api/filing'
import type { SheetRow } from '../../api/types'
import { moment } from '../../numbers/show'
import { Button } from '../../ui/Button'
import { SelectField, TextField } from '../../ui/Field'
import { Answer, ErrorState } from '../../ui/State'

export function Thread({ id, rows, silent }: { id: SheetId; rows: SheetRow[]; silent?: boolean }) {
  const { t } = useTranslation()
  const query = useMessages(id)
  const say = useSay(id)
  const [text, setText] = useState('')
  const [item, setItem] = useState('')
  const title = (code: string | null) => rows.find((r) => r.item === code)?.title
  return (
    <>
      <Answer query={query} lines={3}>
        {(page) => (
          <ul className="thread">
            {page.items.length === 0 && <li>{t('thread.none')}</li>}
            {page.items.map((m) => (
              <li key={m.id}>
                <p className="small">
                  {m.person} · {moment(m.at)} {m.item && `· ${m.item} ${title(m.item) ?? ''}`}
                </p>
                <p>{m.text}</p>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {!silent && (
        <form
          className="stack"
          onSubmit={(e) => {
            e.preventDefault()
            say.mutate({ text: text.trim(), item: item || undefined }, { onSuccess: () => setText('') })
          }}
        >
          <SelectField
            label={t('thread.about')}
            value={item}
            onChange={setItem}
            options={[
              { value: '', label: t('finding.sheet') },
              ...rows.map((r) => ({ value: r.item, label: `${r.item} ${r.title}` })),
            ]}
          />
          <TextField label={t('thread.text')} lines={3} value={text} onChange={setText} />
          {say.error && <ErrorState error={say.error} />}
          <div className="actions">
            <Button submit busy={say.isPending} disabled={!text.trim()}>
              {t('thread.send')}
            </Button>
          </div>
        </form>
      )}
    </>
  )
}
