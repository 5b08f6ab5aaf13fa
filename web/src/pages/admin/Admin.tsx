// Keeping the installation: accounts, the trail, locks, requests, long work and what leaves the house. What is shown follows from the rights.
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { offered } from '../../api/offered'
import { useRights } from '../../api/session'
import { NoRight } from '../../shell/Nowhere'
import { Title } from '../../shell/Title'
import { useWords } from '../../shell/useWords'
import { Tabs } from '../../ui/Tabs'
import { Accounts } from './Accounts'
import { Jobs } from './Jobs'
import { Locks } from './Locks'
import { OutgoingList } from './OutgoingList'
import { Requests } from './Requests'
import { Trail } from './Trail'

const RIGHTS = {
  accounts: ['accounts.read', 'accounts.write', 'rights.grant'],
  trail: ['trail.read'],
  requests: ['period.lock', 'publication.ask', 'publication.decide', 'exemption.decide', 'exemption.ask'],
  locks: ['period.lock'],
  jobs: ['keeping', 'reminders.send', 'publication.ask'],
  outgoing: ['keeping', 'reminders.send'],
} as const
/** What a tab asks the server for, where not every server has it. */
const ASKS: Partial<Record<keyof typeof RIGHTS, string>> = { jobs: '/jobs', outgoing: '/messages/outgoing' }

export function Admin() {
  const { t } = useTranslation()
  const { may } = useRights()
  const { part } = useParams({ strict: false }) as { part?: string }
  const [words, set] = useWords()
  const keys = (Object.keys(RIGHTS) as (keyof typeof RIGHTS)[]).filter(
    (k) => may(...RIGHTS[k]) && offered(ASKS[k] ?? '/session'),
  )
  const first = keys[0]
  if (!first) return <NoRight title={t('menu.admin')} />
  const tab = keys.find((k) => k === words.tab) ?? keys.find((k) => k === part) ?? first
  return (
    <>
      <Title text={`${t('menu.admin')} · ${t(`admin.${tab}`)}`}>{t('menu.admin')}</Title>
      <Tabs
        label={t('menu.admin')}
        tabs={keys.map((key) => ({ key, label: t(`admin.${key}`) }))}
        value={tab}
        onChange={(key) => set({ tab: key, q: undefined })}
      >
        {tab === 'accounts' && <Accounts />}
        {tab === 'trail' && <Trail />}
        {tab === 'requests' && <Requests />}
        {tab === 'locks' && <Locks />}
        {tab === 'jobs' && <Jobs />}
        {tab === 'outgoing' && <OutgoingList />}
      </Tabs>
    </>
  )
}
