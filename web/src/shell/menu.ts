// The pages of the side menu, each with the rights that open it.
import { useTranslation } from 'react-i18next'
import { useRights } from '../api/session'

export interface Entry {
  to: '/home' | '/cockpit' | '/filing' | '/review' | '/data' | '/contribution' | '/targets' | '/admin' | '/account'
  letter: string
  title: string
}

export function useMenu(): Entry[] {
  const { t } = useTranslation()
  const { may } = useRights()
  const all: (Entry & { open: boolean })[] = [
    { to: '/home', letter: 'h', title: t('menu.home'), open: true },
    { to: '/cockpit', letter: 'k', title: t('menu.cockpit'), open: may('figures.read') },
    { to: '/filing', letter: 'f', title: t('menu.filing'), open: may('filing.read', 'filing.write') },
    { to: '/review', letter: 'r', title: t('menu.review'), open: may('review.read', 'review.act') },
    { to: '/data', letter: 'd', title: t('menu.data'), open: may('figures.read') },
    { to: '/contribution', letter: 'c', title: t('menu.contribution'), open: may('figures.read') },
    { to: '/targets', letter: 't', title: t('menu.targets'), open: may('figures.read') },
    {
      to: '/admin',
      letter: 'a',
      title: t('menu.admin'),
      open: may(
        'accounts.read',
        'accounts.write',
        'rights.grant',
        'trail.read',
        'period.lock',
        'publication.decide',
        'publication.ask',
        'exemption.decide',
      ),
    },
    { to: '/account', letter: 'm', title: t('menu.account'), open: true },
  ]
  return all.filter((e) => e.open)
}
