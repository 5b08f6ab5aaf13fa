// The title of a page: in the window and on the page, with the focus when one comes from elsewhere.
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'

export function Title(p: {
  text: string
  before?: string
  note?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const full = `${p.before ?? ''}${p.text} · ${t('app.name')}`
  useEffect(() => {
    document.title = full
  }, [full])
  return (
    <header className="title">
      <div>
        <h1>{p.children ?? p.text}</h1>
        {p.note && <p className="note">{p.note}</p>}
      </div>
      {p.actions && <div className="actions">{p.actions}</div>}
    </header>
  )
}
