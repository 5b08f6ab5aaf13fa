// Who changed what: replaced values, what became known later, and a comparison of two moments.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Explanation } from '../../api/shapes'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Empty } from '../../ui/Notice'
import { DifferenceView } from '../Difference'
import { Facts } from './Filings'
import { type Fetching, More } from './Population'

export function Changes({ found, asOf, more }: { found: Explanation; asOf?: string; more: Fetching }) {
  const { t } = useTranslation()
  const replaced = found.sections.flatMap((s) => s.filings).filter((f) => f.replaced_value !== null)
  return (
    <>
      <Compare id={found.figure.id} asOf={asOf} />
      <h3>{t('changes.replaced')}</h3>
      {replaced.length > 0 ? (
        <Facts rows={replaced} caption={t('changes.replaced')} />
      ) : (
        <Empty title={t('changes.none')} />
      )}
      {found.later.length > 0 && (
        <>
          <h3>{t('changes.later')}</h3>
          <Facts rows={found.later} caption={t('changes.later')} />
          <More n={found.more?.later} {...more} />
        </>
      )}
    </>
  )
}

function Compare({ id, asOf }: { id: string; asOf?: string }) {
  const { t } = useTranslation()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState(asOf?.slice(0, 10) ?? '')
  const [asked, setAsked] = useState<{ from: string; to?: string } | null>(null)
  return (
    <>
      <form
        className="filter"
        onSubmit={(e) => {
          e.preventDefault()
          if (from) setAsked({ from, to: to || undefined })
        }}
      >
        <TextField label={t('changes.from')} type="date" value={from} onChange={setFrom} />
        <TextField label={t('changes.to')} type="date" value={to} onChange={setTo} />
        <Button submit disabled={!from}>
          {t('changes.compare')}
        </Button>
      </form>
      {asked && <DifferenceView id={id} {...asked} />}
    </>
  )
}
