// Filling in one form for one period: "let me finish in ten minutes".
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type SheetId, useSheet } from '../../api/filing'
import { useRights } from '../../api/session'
import { NoRight } from '../../shell/Nowhere'
import { useWords } from '../../shell/useWords'
import { Answer } from '../../ui/State'
import { Desk } from './Desk'

export function SheetPage() {
  const { t } = useTranslation()
  const { form, period, unit } = useParams({ strict: false }) as unknown as SheetId
  const { session, may } = useRights()
  const [words] = useWords()
  const id = { form, period, unit }
  const allowed = may('filing.read', 'filing.write')
  const query = useSheet(id, allowed)
  if (!allowed) return <NoRight title={t('menu.filing')} />
  return (
    <>
      <p className="back">
        <Link to="/filing" search={{ lang: words.lang, period: words.period }}>
          ← {t('menu.filing')}
        </Link>
      </p>
      <Answer query={query} lines={10}>
        {(sheet) => (
          <Desk
            key={`${form}/${period}/${unit}`}
            id={id}
            sheet={sheet}
            account={String(session?.account.id ?? '')}
            readOnly={!may('filing.write')}
          />
        )}
      </Answer>
    </>
  )
}
