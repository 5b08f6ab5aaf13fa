// No such page, and no right to a page.
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../ui/Notice'
import { Title } from './Title'

export function Nowhere() {
  const { t } = useTranslation()
  return (
    <>
      <Title text={t('nowhere.title')} />
      <Empty title={t('nowhere.why')} action={<Link to="/home">{t('nowhere.home')}</Link>} />
    </>
  )
}

export function NoRight({ title }: { title: string }) {
  const { t } = useTranslation()
  return (
    <>
      <Title text={title} />
      <Empty title={t('error.noRight')} why={t('nowhere.ask')} action={<Link to="/home">{t('nowhere.home')}</Link>} />
    </>
  )
}
