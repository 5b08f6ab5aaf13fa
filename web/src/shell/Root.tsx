// What every page stands in: language, widgets' look.
import { Outlet } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { language, setLanguage } from '../i18n'
import { queries } from '../router'
import { Theme } from '../ui/theme'
import { useWords } from './useWords'

export function Root() {
  const [words] = useWords()
  const [lang, setLang] = useState(language())
  useEffect(() => {
    if (!words.lang || words.lang === lang) return
    const next = words.lang
    void setLanguage(next).then(() => {
      setLang(next)
      // Titles and messages come from the server in the language that was asked for.
      void queries.invalidateQueries()
    })
  }, [words.lang, lang])
  return (
    <Theme>
      <Outlet />
    </Theme>
  )
}
