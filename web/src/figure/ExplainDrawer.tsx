// The explanation over whatever page the figure stands on. Stays mounted; the address says what is open.
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../shell/useWords'
import { Drawer } from '../ui/Dialog'
import { ExplainBody } from './Explain'

export function ExplainDrawer() {
  const { t } = useTranslation()
  const [words, set] = useWords()
  const [last, setLast] = useState<string | null>(words.explain ?? null)
  useEffect(() => {
    if (words.explain) setLast(words.explain)
  }, [words.explain])
  // The first render is closed, so that what opened it is known when it opens.
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <Drawer
      open={ready && !!words.explain}
      title={t('explain.title')}
      onClose={() => set({ explain: undefined })}
      closeLabel={t('common.close')}
      footer={
        last && (
          <Link to="/f/$id" params={{ id: last }} search={{ asOf: words.asOf, lang: words.lang }}>
            {t('explain.page')}
          </Link>
        )
      }
    >
      {last && (
        <ExplainBody id={last} asOf={words.asOf} onOpen={(id) => set({ explain: id })} active={!!words.explain} />
      )}
    </Drawer>
  )
}
