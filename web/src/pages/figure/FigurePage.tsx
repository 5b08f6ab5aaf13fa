// The page of one figure: its own address, printable.
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useExplanation } from '../../api/figures'
import { useRights } from '../../api/session'
import { ExplainBody } from '../../figure/Explain'
import { periodLabel } from '../../figure/period'
import { language, said } from '../../i18n'
import { NoRight } from '../../shell/Nowhere'
import { Title } from '../../shell/Title'
import { useWords } from '../../shell/useWords'
import { Button } from '../../ui/Button'

export function FigurePage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const { may } = useRights()
  const [words, set] = useWords()
  const go = useNavigate()
  const { data } = useExplanation(may('figures.read') ? id : null, words.asOf)
  if (!may('figures.read')) return <NoRight title={t('explain.title')} />
  const name = data ? `${said(data.figure.title)} · ${periodLabel(data.figure.period, language())}` : t('explain.title')
  return (
    <>
      <Title text={name} actions={<Button onClick={() => print()}>{t('common.print')}</Button>} />
      <ExplainBody
        id={id}
        asOf={words.asOf}
        onOpen={(next) =>
          void go({ to: '/f/$id', params: { id: next }, search: { asOf: words.asOf, lang: words.lang } })
        }
        tab={words.tab ?? 'formula'}
        onTab={(tab) => set({ tab }, true)}
      />
    </>
  )
}
