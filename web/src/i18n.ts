// The language of the chrome. Texts of the domain come from the server in the asked language.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type zh from '../locales/zh-CN.json'
import { speak } from './api/client'
import type { Text } from './api/shapes'
import type { Lang } from './api/types'
import { boot } from './boot'
import { keepPref, pref } from './prefs'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh }
    returnNull: false
  }
}

const LOAD: Record<Lang, () => Promise<{ default: object }>> = {
  zh: () => import('../locales/zh-CN.json'),
  en: () => import('../locales/en.json'),
}

function asked(): Lang {
  const found = new URLSearchParams(location.search).get('lang') ?? boot.lang ?? pref('lang')
  return found === 'en' ? 'en' : 'zh'
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: {},
    react: { useSuspense: false },
  })
  await setLanguage(asked())
}

export async function setLanguage(lang: Lang): Promise<void> {
  if (!i18next.hasResourceBundle(lang, 'translation')) {
    i18next.addResourceBundle(lang, 'translation', (await LOAD[lang]()).default)
  }
  speak(lang)
  keepPref('lang', lang)
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
  await i18next.changeLanguage(lang)
}

export const language = (): Lang => (i18next.language === 'en' ? 'en' : 'zh')

/** A text of the catalogue in the language of the page. */
export function said(text: Text | null | undefined): string {
  if (!text) return ''
  return typeof text === 'string' ? text : text[language()] || text.zh
}

/** Several in one line, as the language puts them. */
export const listed = (all: string[]): string => all.join(language() === 'zh' ? '、' : ', ')

/** A word of the server that has a name here; unknown words are shown as they are. */
export function word(group: string, code: string | null | undefined): string {
  if (!code) return ''
  return i18next.t(`${group}.${code}` as never, { defaultValue: code }) as string
}
