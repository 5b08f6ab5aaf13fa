// A growth as the review tells it, with its way back.
import { useTranslation } from 'react-i18next'
import { useWords } from '../../shell/useWords'

export function Way({ figure, text }: { figure: string | null; text: string | null }) {
  const { t } = useTranslation()
  const [, set] = useWords()
  if (!figure) return <>{text ?? '--'}</>
  return (
    <span className="figure">
      <button type="button" aria-haspopup="dialog" onClick={() => set({ explain: figure })}>
        <span className="digits">{text ?? '--'}</span>
        <span className="unseen"> {t('figure.explain')}</span>
      </button>
    </span>
  )
}
